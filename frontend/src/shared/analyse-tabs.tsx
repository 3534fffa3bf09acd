import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProject } from './session';
import { PageTabs, tab } from './tabs';

/** The ways to ask: in a sentence, or in SQL. */
export function AnalyseTabs() {
  const { t } = useTranslation();
  const params = { projectId: useProject().project_id };
  return (
    <PageTabs label={t('sql.tabs')}>
      <Link
        to="/p/$projectId/analyse"
        params={params}
        {...tab}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {t('sql.questions')}
      </Link>
      <Link to="/p/$projectId/analyse/sql" params={params} {...tab}>
        {t('sql.title')}
      </Link>
    </PageTabs>
  );
}
