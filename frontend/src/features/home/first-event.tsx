import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base } from '../../api/http';
import { Await } from '../../shared/await';
import { schemaQuery } from '../../shared/schema';
import { useProject } from '../../shared/session';
import { CodeBlock } from '../../ui/code-block';
import { SegmentedControl } from '../../ui/kit';
import { Section, Stack } from '../../ui/layout';
import css from './home.module.css';
import { firstEventQuery, projectQuery } from './queries';
import { snippets } from './snippets';

const KINDS = ['curl', 'browser', 'python'] as const;

/** For a project without events: code to paste, and a line that turns green when the first one arrives. */
export function FirstEvent() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('curl');
  const project = useQuery(projectQuery(project_id));
  return (
    <Section title={t('home.startTitle')} hint={t('home.startLead')}>
      <Await query={project}>
        {({ write_key }) => (
          <Stack>
            <SegmentedControl
              aria-label={t('home.snippetLabel')}
              value={kind}
              onChange={(next) => setKind(KINDS.find((one) => one === next) ?? 'curl')}
              data={KINDS.map((one) => ({ value: one, label: t(`home.${one}`) }))}
            />
            <CodeBlock
              label={t('home.snippetLabel')}
              code={snippets(base(), write_key ?? 'WRITE_KEY')[kind]}
            />
            <Waiting />
          </Stack>
        )}
      </Await>
    </Section>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { project_id } = useProject();
  const first = useQuery(firstEventQuery(project_id)).data?.items[0];
  useEffect(() => {
    if (!first) return;
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey: schemaQuery(project_id).queryKey }),
      4000,
    );
    return () => clearTimeout(timer);
  }, [first, client, project_id]);
  return (
    <div className={css.waiting} data-arrived={first ? true : undefined} role="status">
      <span className={css.dot} aria-hidden />
      {first ? t('home.arrived', { event: first.event }) : t('home.waiting')}
    </div>
  );
}
