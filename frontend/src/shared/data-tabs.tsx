import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProject } from './session';
import { PageTabs, tab } from './tabs';

/** The pages about what comes in. */
export function DataTabs() {
  const { t } = useTranslation();
  const params = { projectId: useProject().project_id };
  return (
    <PageTabs label={t('data.tabs')}>
      <Link to="/p/$projectId/data/live" params={params} {...tab}>
        {t('data.live')}
      </Link>
      <Link to="/p/$projectId/data/sources" params={params} {...tab}>
        {t('data.sources')}
      </Link>
      <Link to="/p/$projectId/data/catalogue" params={params} {...tab}>
        {t('data.catalogue')}
      </Link>
      <Link to="/p/$projectId/data/plan" params={params} {...tab}>
        {t('data.plan')}
      </Link>
      <Link to="/p/$projectId/data/import" params={params} {...tab}>
        {t('data.imports')}
      </Link>
      <Link to="/p/$projectId/data/hooks" params={params} {...tab}>
        {t('data.hooks')}
      </Link>
      <Link to="/p/$projectId/data/pipeline" params={params} {...tab}>
        {t('data.pipeline')}
      </Link>
    </PageTabs>
  );
}
