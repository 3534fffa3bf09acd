import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../api/types';
import { useProject } from '../../../shared/session';

const KINDS = {
  alert: 'metrics.anAlert',
  dashboard: 'metrics.aDashboard',
  insight: 'metrics.anInsight',
} as const;

/** The insights, dashboards and alerts that use a metric, each leading to its page. */
export function UsersOf({ users }: { users: Metric['used_by'] }) {
  const { t } = useTranslation();
  const params = { projectId: useProject().project_id };
  if (!users.length) return null;
  return (
    <ul>
      {users.map((one) => (
        <li key={`${one.kind} ${one.id}`}>
          {one.kind === 'alert' ? (
            <Link to="/p/$projectId/alerts/$alertId" params={{ ...params, alertId: one.id }}>
              {one.name}
            </Link>
          ) : one.kind === 'dashboard' ? (
            <Link to="/p/$projectId/dashboards/$dashboardId" params={{ ...params, dashboardId: one.id }}>
              {one.name}
            </Link>
          ) : (
            <Link to="/p/$projectId/analyse" params={params} search={{ insight: one.id }}>
              {one.name}
            </Link>
          )}{' '}
          {t(KINDS[one.kind])}
        </li>
      ))}
    </ul>
  );
}
