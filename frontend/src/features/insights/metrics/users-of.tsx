import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../api/types';
import { useProject } from '../../../shared/session';

/** The insights and dashboards that use a metric, each leading to its page. */
export function UsersOf({ users }: { users: Metric['used_by'] }) {
  const { t } = useTranslation();
  const params = { projectId: useProject().project_id };
  if (!users.length) return null;
  return (
    <ul>
      {users.map((one) => (
        <li key={one.id}>
          {one.kind === 'dashboard' ? (
            <Link to="/p/$projectId/dashboards/$dashboardId" params={{ ...params, dashboardId: one.id }}>
              {one.name}
            </Link>
          ) : (
            <Link to="/p/$projectId/analyse" params={params} search={{ insight: one.id }}>
              {one.name}
            </Link>
          )}{' '}
          {t(one.kind === 'dashboard' ? 'metrics.aDashboard' : 'metrics.anInsight')}
        </li>
      ))}
    </ul>
  );
}
