import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RejectGroup, RejectPreview, RejectSelection } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { reasonText } from '../../shared/reasons';
import { useProject } from '../../shared/session';
import { CodeBlock } from '../../ui/code-block';
import { Confirm } from '../../ui/confirm';
import { Button, Checkbox } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Tag } from '../../ui/tag';
import { toastDone } from '../../ui/toast';
import { FixFields } from './fix-fields';
import { useRejectChanges } from './queries';
import { type Draft, fixesOf, laidOut, NEW_FIX, selectionOf } from './rejects';

type Props = { group: RejectGroup | null; onClose: () => void };

/** One group of refused items: what to do, a fix tried on ten of them, sent again, or discarded. */
export function RejectRepair({ group, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Panel opened={group !== null} onClose={onClose} title={group ? reasonText(group.reason, t) : ''}>
      {group ? <Repair key={`${group.reason} ${group.source}`} group={group} onDone={onClose} /> : null}
    </Panel>
  );
}

function Repair({ group, onDone }: { group: RejectGroup; onDone: () => void }) {
  const { t } = useTranslation();
  const [onlyNewest, setOnlyNewest] = useState(false);
  const selection = selectionOf(group, onlyNewest ? group.seq : undefined);
  return (
    <Stack gap={16}>
      <span>{group.detail}</span>
      <CodeBlock label={t('data.sample')} code={laidOut(group.sample)} />
      <Checkbox
        label={t('data.onlyNewest')}
        checked={onlyNewest}
        onChange={(event) => setOnlyNewest(event.currentTarget.checked)}
      />
      {group.replayable ? <Fixing selection={selection} onDone={onDone} /> : <NotHere group={group} />}
      <Discard selection={selection} count={onlyNewest ? 1 : group.count} onDone={onDone} />
    </Stack>
  );
}

/** Why a group is not corrected here; what webhooks brought goes through their rules again. */
function NotHere({ group }: { group: RejectGroup }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  if (group.format !== 'webhook') return <Muted>{t('data.notReplayable')}</Muted>;
  return (
    <Stack gap={4}>
      <Muted>{t('data.replayedByRules')}</Muted>
      <Link to="/p/$projectId/data/hooks" params={{ projectId: project_id }}>
        {t('data.hooks')}
      </Link>
    </Stack>
  );
}

function Fixing({ selection, onDone }: { selection: RejectSelection; onDone: () => void }) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState<Draft[]>([NEW_FIX]);
  const { preview, replay } = useRejectChanges();
  const body = { ...selection, fixes: fixesOf(drafts) };
  const change = (next: Draft[]) => {
    preview.reset();
    setDrafts(next);
  };
  const send = () =>
    replay.mutate(body, {
      onSuccess: ({ accepted, duplicates, refused, unreadable }) => {
        toastDone(t('data.replayed', { accepted: accepted + duplicates, refused: refused + unreadable }));
        onDone();
      },
    });
  return (
    <Stack>
      <Muted>{t('data.fixHint')}</Muted>
      <FixFields drafts={drafts} onChange={change} />
      <Row>
        <Gate need="write">
          <Button loading={preview.isPending} onClick={() => preview.mutate(body)}>
            {t('data.previewFix')}
          </Button>
        </Gate>
        <Gate need="write">
          <Button variant="filled" loading={replay.isPending} onClick={send}>
            {t('data.replay')}
          </Button>
        </Gate>
      </Row>
      {preview.data ? <Preview preview={preview.data} /> : null}
    </Stack>
  );
}

function Preview({ preview }: { preview: RejectPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const good = preview.items.filter((item) => item.accepted).length;
  return (
    <Stack>
      <strong role="status">
        {t('data.previewOf', { good: format.number(good), all: format.number(preview.items.length) })}
      </strong>
      {preview.items.map((item) => (
        <Stack key={item.seq} gap={4}>
          <Row>
            <Tag tone={item.accepted ? 'ok' : 'danger'}>
              {item.accepted
                ? t('data.wouldPass')
                : item.reason === 'unreadable'
                  ? t('data.unreadable')
                  : reasonText(item.reason, t)}
            </Tag>
            <Muted>{item.detail}</Muted>
          </Row>
          <CodeBlock label={t('data.before')} code={laidOut(item.before)} />
          <CodeBlock label={t('data.after')} code={laidOut(item.after)} />
        </Stack>
      ))}
    </Stack>
  );
}

function Discard({
  selection,
  count,
  onDone,
}: {
  selection: RejectSelection;
  count: number;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { discard } = useRejectChanges();
  return (
    <span>
      <Gate need="write">
        <Button onClick={() => setAsked(true)}>{t('data.discard')}</Button>
      </Gate>
      <Confirm
        danger
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('data.discardTitle', { count })}
        action={t('data.discard')}
        run={async () => {
          const { discarded } = await discard.mutateAsync(selection);
          toastDone(t('data.discarded', { count: discarded }));
          onDone();
        }}
      >
        {t('data.discardBody')}
      </Confirm>
    </span>
  );
}
