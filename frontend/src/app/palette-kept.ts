import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dashboardsQuery, insightsQuery } from '../features/insights/boards/queries';
import { metricsQuery } from '../features/insights/metrics/queries';
import { fromQuestion } from '../features/insights/saved';
import { todayIn } from '../lib/dates';
import { schemaQuery } from '../shared/schema';
import { useProject } from '../shared/session';
import type { Command } from '../ui/spotlight';
import { foundOf } from './palette-found';

/** From how many letters on what is kept is looked through. */
const LEAST = 2;

/** What people keep under a name, asked for once somebody types: dashboards, insights, metrics, and events. */
export function useKeptCommands(text: string): Command[] {
  const { project_id } = useProject();
  const enabled = text.trim().length >= LEAST;
  const boards = useQuery({ ...dashboardsQuery(project_id), enabled }).data?.items ?? [];
  const insights = useQuery({ ...insightsQuery(project_id), enabled }).data?.items ?? [];
  const metrics = useQuery({ ...metricsQuery(project_id), enabled }).data?.items ?? [];
  const events = useQuery({ ...schemaQuery(project_id), enabled }).data?.events ?? [];
  const command = useCommand();
  if (!enabled) return [];
  const all = [
    ...boards.map(({ id, name }) => command.dashboard(id, name)),
    ...insights.map(({ id, name }) => command.insight(id, name)),
    ...metrics.map(({ id, name, definition }) => command.metric(id, name, definition)),
    ...events.map(({ name }) => command.event(name)),
  ];
  return foundOf(all, text);
}

/** Returns what makes a command that opens each of them. */
function useCommand() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { project_id, timezone } = useProject();
  const params = { projectId: project_id };
  return {
    dashboard: (id: string, label: string): Command => ({
      id: `dashboard-${id}`,
      label,
      description: t('boards.dashboard'),
      run: () =>
        void navigate({
          to: '/p/$projectId/dashboards/$dashboardId',
          params: { ...params, dashboardId: id },
        }),
    }),
    insight: (id: string, label: string): Command => ({
      id: `insight-${id}`,
      label,
      description: t('boards.insight'),
      run: () => void navigate({ to: '/p/$projectId/analyse', params, search: { insight: id } }),
    }),
    metric: (id: string, label: string, definition: Record<string, unknown>): Command => ({
      id: `metric-${id}`,
      label,
      description: t('metrics.metric'),
      run: () => {
        const asked = fromQuestion(definition, todayIn(timezone, new Date()));
        if (!asked) return void navigate({ to: '/p/$projectId/metrics', params });
        const q = { ...asked, metric: id } as typeof asked;
        void navigate({ to: '/p/$projectId/analyse', params, search: { q } });
      },
    }),
    event: (name: string): Command => ({
      id: `event-${name}`,
      label: name,
      description: t('palette.event'),
      run: () => void navigate({ to: '/p/$projectId/data/catalogue', params, search: { event: name } }),
    }),
  };
}
