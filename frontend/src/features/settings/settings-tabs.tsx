import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../shared/session';
import { PageTabs, tab } from '../../shared/tabs';

/** The pages about how Cauce is set up. */
export function SettingsTabs() {
  const { t } = useTranslation();
  const params = { projectId: useProject().project_id };
  return (
    <PageTabs label={t('settings.tabs')}>
      <Link to="/p/$projectId/settings/project" params={params} {...tab}>
        {t('settings.project')}
      </Link>
      <Link to="/p/$projectId/settings/privacy" params={params} {...tab}>
        {t('settings.privacyTitle')}
      </Link>
      <Link to="/p/$projectId/settings/keys" params={params} {...tab}>
        {t('settings.keys')}
      </Link>
      <Link to="/p/$projectId/settings/members" params={params} {...tab}>
        {t('settings.members')}
      </Link>
      <Link to="/p/$projectId/settings/notifications" params={params} {...tab}>
        {t('notices.title')}
      </Link>
      <Link to="/p/$projectId/settings/outbox" params={params} {...tab}>
        {t('notices.outbox')}
      </Link>
      <Link to="/p/$projectId/settings/audit" params={params} {...tab}>
        {t('settings.audit')}
      </Link>
      <Link to="/p/$projectId/settings/profile" params={params} {...tab}>
        {t('settings.profile')}
      </Link>
    </PageTabs>
  );
}
