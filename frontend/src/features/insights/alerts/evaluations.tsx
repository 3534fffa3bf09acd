import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { Failed } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { DataTable } from '../../../ui/data-table';
import { Button } from '../../../ui/kit';
import { Section } from '../../../ui/layout';
import { Empty, Loading } from '../../../ui/states';
import { Tag } from '../../../ui/tag';
import { labelText } from '../trend-option';
import { groupColumn } from './group-column';
import { bandText, reasonText } from './model';
import { evaluationsQuery } from './queries';
import { writerOf } from './written';

/** Every bucket as it was judged, when it was. */
export function Evaluations({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const query = useInfiniteQuery(evaluationsQuery(project_id, alert.id));
  const found = query.data?.pages.flatMap((page) => page.items) ?? [];
  const write = writerOf(alert.question, alert.metric, format);
  return (
    <Section flush title={t('alerts.judged')} hint={t('alerts.judgedHint')}>
      {query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading rows={3} /> : null}
      {query.data && found.length === 0 ? (
        <Empty title={t('alerts.notJudged')}>{t('alerts.notJudgedWhy')}</Empty>
      ) : null}
      {found.length ? (
        <DataTable
          label={t('alerts.judged')}
          rows={found}
          rowKey={(one) => `${one.starts_at} ${one.line.line}`}
          columns={[
            {
              key: 'bucket',
              head: t('alerts.bucket'),
              grow: true,
              cell: (one) => labelText(one.label, alert.interval, format),
            },
            ...groupColumn(found, t),
            {
              key: 'value',
              head: t('alerts.number'),
              numeric: true,
              cell: (one) => write(one.verdict.value),
            },
            {
              key: 'expected',
              head: t('alerts.expected'),
              numeric: true,
              cell: (one) => write(one.verdict.expected),
            },
            {
              key: 'usual',
              head: t('alerts.usual'),
              numeric: true,
              cell: (one) => bandText(one.verdict, write, t),
            },
            {
              key: 'verdict',
              head: t('alerts.verdict'),
              cell: ({ verdict }) => (
                <Tag tone={verdict.holds ? 'danger' : 'plain'}>{reasonText(verdict, t)}</Tag>
              ),
            },
            {
              key: 'at',
              head: t('alerts.judgedAt'),
              numeric: true,
              cell: (one) => format.moment(one.judged_at, timezone),
            },
          ]}
        />
      ) : null}
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.loadMore')}
        </Button>
      ) : null}
    </Section>
  );
}
