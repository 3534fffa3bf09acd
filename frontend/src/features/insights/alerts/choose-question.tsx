import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { todayIn } from '../../../lib/dates';
import { Await } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { DataTable } from '../../../ui/data-table';
import { LinkButton } from '../../../ui/link-button';
import { Section } from '../../../ui/layout';
import { insightQuery, insightsQuery } from '../boards/queries';
import { metricsQuery } from '../metrics/queries';
import { askOf, type Watchable, watchable } from './watchable';

const route = getRouteApi('/signed-in/p/$projectId/alerts/new');

/** The saved questions and the metrics that an alert can watch. */
export function ChooseQuestion() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const insights = useQuery(insightsQuery(project_id));
  const metrics = useQuery(metricsQuery(project_id));
  const watch = useWatch();
  return (
    <Await query={insights}>
      {({ items }) => {
        const found = watchable(items, metrics.data?.items ?? []);
        return found.length ? (
          <Section flush title={t('alerts.choose')}>
            <DataTable
              label={t('alerts.choose')}
              rows={found}
              rowKey={(one) => `${one.of} ${one.id}`}
              columns={[
                {
                  key: 'name',
                  head: t('boards.name'),
                  grow: true,
                  cell: (one) => <LinkButton onClick={() => void watch(one)}>{one.name}</LinkButton>,
                },
                {
                  key: 'of',
                  head: t('insight.kinds'),
                  cell: (one) => t(one.of === 'metric' ? 'metrics.metric' : `boards.kinds.${one.kind}`),
                },
              ]}
            />
          </Section>
        ) : null;
      }}
    </Await>
  );
}

/** Returns what takes a choice: the sentence of an alert on it, or where it is kept when it cannot be edited. */
function useWatch() {
  const { project_id, timezone } = useProject();
  const client = useQueryClient();
  const navigate = route.useNavigate();
  return async ({ of, id, name, definition }: Watchable) => {
    const kept = definition
      ? { question: definition, metric_id: id }
      : await client.fetchQuery(insightQuery(project_id, id));
    const q = askOf(kept, todayIn(timezone, new Date()));
    const params = { projectId: project_id };
    if (q) await navigate({ to: '/p/$projectId/alerts/new', params, search: { q, name } });
    else if (of === 'metric') await navigate({ to: '/p/$projectId/metrics', params });
    else await navigate({ to: '/p/$projectId/analyse', params, search: { insight: id } });
  };
}
