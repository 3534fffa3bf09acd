import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hook } from '../../api/types';
import { Await } from '../../shared/await';
import { DataTabs } from '../../shared/data-tabs';
import { useTimesLoadedAgain } from '../../shared/loaded-again';
import { useProject } from '../../shared/session';
import { CodeBlock } from '../../ui/code-block';
import { Page, Section } from '../../ui/layout';
import { Deliveries } from './deliveries';
import { type Edited, editedOf, type Example, headerLines, mappingOf } from './model';
import { hookQuery } from './queries';
import { Replay } from './replay';
import { Rules } from './rules';
import { addressOf } from './secret-once';
import { SchemeNote } from './scheme-note';
import { Security } from './security';
import { Trial } from './trial';

/** One webhook: its rules beside what they make of an example, its deliveries, its secret. */
export function HookPage() {
  const { t } = useTranslation();
  const { hookId = '' } = useParams({ strict: false });
  const hook = useQuery(hookQuery(useProject().project_id, hookId));
  const times = useTimesLoadedAgain('hooks');
  return (
    <>
      <DataTabs />
      <Page
        wide
        title={hook.data?.name ?? t('hooks.title')}
        lead={hook.data ? <Lead hook={hook.data} /> : null}
      >
        <Await query={hook} rows={8}>
          {(data) => <Parts key={`${data.id} ${times}`} hook={data} />}
        </Await>
      </Page>
    </>
  );
}

function Lead({ hook }: { hook: Hook }) {
  const { t } = useTranslation();
  return <>{t(`hooks.schemes.${hook.scheme}`)}</>;
}

function Parts({ hook }: { hook: Hook }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Edited>(() => editedOf(hook));
  // What is written is a change of this revision, whatever arrives meanwhile.
  const [revision, setRevision] = useState(hook.revision);
  const [example, setExample] = useState<Example>({ text: '', headers: '' });
  return (
    <>
      <CodeBlock label={t('hooks.address')} code={addressOf(hook)} />
      <SchemeNote scheme={hook.scheme} />
      <Rules
        hook={hook}
        revision={revision}
        edited={edited}
        onChange={setEdited}
        onSaved={(saved) => {
          setEdited(editedOf(saved));
          setRevision(saved.revision);
        }}
      />
      <Trial
        hook={hook}
        mapping={() => mappingOf(edited.drafts, edited.deliveryId)}
        example={example}
        onChange={setExample}
      />
      <Section flush title={t('hooks.deliveries')} hint={t('hooks.deliveriesHint')}>
        <Deliveries
          hook={hook}
          onExample={(body, headers) => setExample({ text: body, headers: headerLines(headers) })}
        />
      </Section>
      <Replay hook={hook} />
      <Security hook={hook} />
    </>
  );
}
