import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProject } from './session';
import { PageTabs, tab } from './tabs';

/** The ways to ask, in a sentence or in SQL, and what is kept of it. */
export function AnalyseTabs() {
  const { t } = useTranslation();
  const params = { projectId: useProject().project_id };
  return (
    <PageTabs label={t('boards.tabs')}>
      <Link
        to="/p/$projectId/analyse"
        params={params}
        {...tab}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {t('boards.ask')}
      </Link>
      <Link to="/p/$projectId/analyse/sql" params={params} {...tab}>
        {t('sql.title')}
      </Link>
      <Link to="/p/$projectId/insights" params={params} {...tab}>
        {t('boards.insights')}
      </Link>
      <Link to="/p/$projectId/dashboards" params={params} {...tab}>
        {t('boards.dashboards')}
      </Link>
      <Link to="/p/$projectId/alerts" params={params} {...tab}>
        {t('alerts.title')}
      </Link>
      <Link to="/p/$projectId/reports" params={params} {...tab}>
        {t('reports.title')}
      </Link>
      <Link to="/p/$projectId/metrics" params={params} {...tab}>
        {t('metrics.title')}
      </Link>
      <Link to="/p/$projectId/annotations" params={params} {...tab}>
        {t('annotations.title')}
      </Link>
    </PageTabs>
  );
}
