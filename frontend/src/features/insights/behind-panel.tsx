import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Translate, useFormat } from '../../i18n/setup';
import type { Format } from '../../lib/format';
import { Failed } from '../../shared/await';
import { PersonName } from '../../shared/person-name';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button } from '../../ui/kit';
import { Muted, Stack } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty, Loading } from '../../ui/states';
import type { Draft, Point } from './draft';
import { groupName } from './groups';
import { behindQuery } from './queries';
import type { Query } from './query';

type Props = { query: Query | null; point: Point | undefined; draft: Draft; onClose: () => void };

/** The people behind a number, each leading to their page; the chart stays where it was. */
export function BehindPanel({ query, point, draft, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const people = useInfiniteQuery(behindQuery(project_id, query, point));
  const pages = people.data?.pages ?? [];
  const items = pages.flatMap((page) => page.result.items);
  const total = pages[0]?.result.total ?? 0;
  return (
    <Panel
      opened={point !== undefined}
      onClose={onClose}
      title={t('insightAnswer.panel', { what: point ? describe(point, draft, t, format) : '' })}
    >
      {people.isError ? <Failed error={people.error} retry={() => void people.refetch()} /> : null}
      {people.isPending && point ? <Loading rows={8} /> : null}
      {people.data && items.length === 0 ? <Empty title={t('insightAnswer.panelEmpty')} /> : null}
      {items.length ? (
        <Stack>
          <Muted>{t('insightAnswer.panelCount', { count: total })}</Muted>
          <DataTable
            label={t('people.list')}
            rows={items}
            rowKey={(person) => person.person_id}
            columns={[
              {
                key: 'name',
                head: t('people.person'),
                grow: true,
                cell: (person) => (
                  <>
                    <PersonName id={person.person_id} name={person.display_name} />
                    {person.email && person.email !== person.display_name ? (
                      <div>
                        <Muted>{person.email}</Muted>
                      </div>
                    ) : null}
                  </>
                ),
              },
              {
                key: 'value',
                head: t('insightAnswer.panelValue'),
                numeric: true,
                cell: (person) => format.number(person.value),
              },
              {
                key: 'last',
                head: t('people.lastSeen'),
                numeric: true,
                cell: (person) => format.moment(person.last_at, timezone),
              },
            ]}
          />
          {people.hasNextPage ? (
            <Button loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
              {t('common.loadMore')}
            </Button>
          ) : null}
        </Stack>
      ) : null}
    </Panel>
  );
}

/** Returns which number was clicked, in words. */
function describe(point: Point, draft: Draft, t: Translate, format: Format): string {
  const parts: string[] = [];
  if (draft.kind === 'trend') parts.push(draft.series[point.series ?? 0]?.event ?? '');
  if (draft.kind === 'funnel' && point.step !== undefined) {
    parts.push(`${point.step + 1}. ${draft.steps[point.step]?.event ?? ''}`);
    if (point.converted === false) parts.push(t('insightAnswer.lost'));
  }
  if (draft.kind === 'retention') parts.push(`${draft.first.event} → ${draft.return.event}`);
  const day = point.label ?? point.cohort;
  if (day) parts.push(format.date(day));
  if (point.period !== undefined) parts.push(`+${point.period}`);
  if (point.breakdown !== undefined)
    parts.push(
      groupName(point.breakdown, { noValue: t('insightAnswer.noValue'), other: t('insightAnswer.other') }),
    );
  return parts.join(' · ');
}
