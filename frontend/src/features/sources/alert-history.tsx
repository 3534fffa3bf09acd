import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SourceAlert } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button } from '../../ui/kit';
import { Muted, Section } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import { Tag, type Tone } from '../../ui/tag';
import { historyQuery } from './queries';

const TONES: Record<SourceAlert['state'], Tone> = { open: 'danger', acknowledged: 'warn', resolved: 'plain' };

/** Every alert there was, newest first. */
export function AlertHistory() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(historyQuery(useProject().project_id));
  const alerts = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section flush title={t('sources.history')}>
      {query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading rows={3} /> : null}
      {query.data && alerts.length === 0 ? <Empty title={t('sources.noHistory')} /> : null}
      {alerts.length ? <HistoryTable alerts={alerts} /> : null}
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.loadMore')}
        </Button>
      ) : null}
    </Section>
  );
}

function HistoryTable({ alerts }: { alerts: SourceAlert[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <DataTable
      label={t('sources.history')}
      rows={alerts}
      rowKey={(alert) => alert.id}
      columns={[
        { key: 'source', head: t('sources.source'), grow: true, cell: (alert) => alert.source },
        { key: 'what', head: t('sources.what'), cell: (alert) => t(`sources.alert.${alert.kind}`) },
        {
          key: 'state',
          head: t('sources.state'),
          cell: (alert) => <Tag tone={TONES[alert.state]}>{t(`sources.alertState.${alert.state}`)}</Tag>,
        },
        {
          key: 'since',
          head: t('sources.since'),
          numeric: true,
          cell: (alert) => format.moment(alert.since, timezone),
        },
        {
          key: 'until',
          head: t('sources.until'),
          numeric: true,
          cell: (alert) => (
            <>
              {format.moment(alert.resolved_at, timezone)}{' '}
              {alert.resolved_because ? (
                <Muted>{t(`sources.because.${alert.resolved_because}`)}</Muted>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
