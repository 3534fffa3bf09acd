import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/http';
import type { DeliveryState, NoticeDelivery } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { Failed } from '../../../shared/await';
import { Gate } from '../../../shared/gate';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';
import { DataTable } from '../../../ui/data-table';
import { Button, Switch } from '../../../ui/kit';
import { Muted, Section } from '../../../ui/layout';
import { Empty, Loading } from '../../../ui/states';
import { Tag, type Tone } from '../../../ui/tag';
import { deliveriesQuery, FAILED } from './queries';

const TONES: Record<DeliveryState, Tone> = {
  waiting: 'info',
  held: 'plain',
  sending: 'info',
  sent: 'ok',
  skipped: 'plain',
  refused: 'danger',
  given_up: 'danger',
};

/** Who was told what, where it stands and why; what failed can be sent again. */
export function Deliveries() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [failed, setFailed] = useState(false);
  const log = useInfiniteQuery(deliveriesQuery(project_id, failed));
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      flush
      title={t('notices.deliveries')}
      hint={t('notices.deliveriesHint')}
      actions={
        <Switch
          label={t('notices.onlyFailed')}
          checked={failed}
          onChange={(event) => setFailed(event.currentTarget.checked)}
        />
      }
    >
      {log.isError ? <Failed error={log.error} retry={() => void log.refetch()} /> : null}
      {log.isPending ? <Loading rows={4} /> : null}
      {log.data && items.length === 0 ? (
        <Empty title={failed ? t('common.nothingFound') : t('notices.noDeliveries')}>
          {failed ? null : t('notices.noDeliveriesWhy')}
        </Empty>
      ) : null}
      {items.length ? <Lines items={items} /> : null}
      {log.hasNextPage ? (
        <Button onClick={() => void log.fetchNextPage()}>{t('common.loadMore')}</Button>
      ) : null}
    </Section>
  );
}

function Lines({ items }: { items: NoticeDelivery[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <DataTable
      label={t('notices.deliveries')}
      rows={items}
      rowKey={(line) => line.id}
      columns={[
        { key: 'at', head: t('settings.at'), cell: (line) => format.moment(line.created_at, timezone) },
        {
          key: 'notice',
          head: t('notices.notice'),
          grow: true,
          cell: (line) => (
            <>
              {line.title}
              <div>
                <Muted>{t(`notices.kind.${line.kind}`)}</Muted>
              </div>
            </>
          ),
        },
        {
          key: 'to',
          head: t('notices.to'),
          cell: (line) => (
            <>
              {line.to} <Muted>({t(`notices.channelKind.${line.channel}`)})</Muted>
            </>
          ),
        },
        { key: 'state', head: t('notices.stateHead'), cell: (line) => <State line={line} /> },
        { key: 'why', head: t('notices.why'), grow: true, cell: (line) => <Muted>{line.reason}</Muted> },
        { key: 'again', head: '', numeric: true, cell: (line) => <Again line={line} /> },
      ]}
    />
  );
}

function State({ line }: { line: NoticeDelivery }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const waits = line.state === 'waiting' || line.state === 'held';
  return (
    <>
      <Tag tone={TONES[line.state]}>{t(`notices.state.${line.state}`)}</Tag>
      <div>
        <Muted>
          {waits
            ? t('notices.due', { at: format.moment(line.due_at, timezone) })
            : t('notices.attempts', { count: line.attempts })}
        </Muted>
      </div>
    </>
  );
}

function Again({ line }: { line: NoticeDelivery }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const again = useSend(
    () =>
      answered(
        api.POST('/api/v1/projects/{project_id}/notices/deliveries/{delivery_id}/retry', {
          params: { path: { project_id, delivery_id: line.id } },
        }),
      ),
    [['notice-deliveries', project_id]],
  );
  if (!FAILED.includes(line.state) || line.kind === 'invitation') return null;
  return (
    <Gate need="write">
      <Button loading={again.isPending} onClick={() => again.mutate(undefined)}>
        {t('notices.again')}
      </Button>
    </Gate>
  );
}
