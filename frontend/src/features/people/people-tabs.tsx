import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useProject } from '../../shared/session';
import { PageTabs, tab } from '../../shared/tabs';

/** The pages about who did it: people, the groups they belong to, and who was erased. */
export function PeopleTabs() {
  const { t } = useTranslation();
  const may = useMay();
  const params = { projectId: useProject().project_id };
  return (
    <PageTabs label={t('people.tabs')}>
      <Link to="/p/$projectId/people" params={params} {...tab}>
        {t('people.title')}
      </Link>
      <Link to="/p/$projectId/groups" params={params} {...tab}>
        {t('groups.title')}
      </Link>
      <Link to="/p/$projectId/cohorts" params={params} {...tab}>
        {t('cohorts.title')}
      </Link>
      {may.manage ? (
        <Link to="/p/$projectId/erasures" params={params} {...tab}>
          {t('erasures.title')}
        </Link>
      ) : null}
    </PageTabs>
  );
}
