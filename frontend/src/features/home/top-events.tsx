import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EventInfo } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { addDays } from '../../lib/dates';
import { isDeed } from '../../lib/events';
import { Await } from '../../shared/await';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Section } from '../../ui/layout';
import { Sparkline } from '../../ui/sparkline';
import { topEvents } from './model';
import { eventsQuery } from './queries';

const DAYS = 14;
const MOST = 6;

/** The most frequent events with their fortnight; each opens as a trend. */
export function TopEvents({ events, day }: { events: EventInfo[]; day: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const names = events
    .filter(isDeed)
    .sort((a, b) => b.volume - a.volume)
    .slice(0, MOST)
    .map((event) => event.name);
  const answer = useQuery(eventsQuery(project_id, names, day, DAYS, timezone));
  const range = { from: addDays(day, 1 - DAYS), to: day };
  return (
    <Section flush title={t('home.topEvents', { days: DAYS })}>
      <Await query={answer} rows={MOST}>
        {({ result }) => (
          <DataTable
            label={t('home.topEvents', { days: DAYS })}
            rows={topEvents(result.series, MOST)}
            rowKey={(row) => row.event}
            columns={[
              {
                key: 'event',
                head: t('home.event'),
                grow: true,
                cell: (row) => (
                  <Link
                    to="/p/$projectId/analyse"
                    params={{ projectId: project_id }}
                    search={{ q: { kind: 'trend', range, series: [{ event: row.event, math: 'total' }] } }}
                    title={t('home.open', { event: row.event })}
                  >
                    {row.event}
                  </Link>
                ),
              },
              { key: 'trend', head: t('home.trend'), cell: (row) => <Sparkline values={row.values} /> },
              {
                key: 'total',
                head: t('home.volume'),
                numeric: true,
                cell: (row) => format.number(row.total),
              },
            ]}
          />
        )}
      </Await>
    </Section>
  );
}
