import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/layout';
import { SettingsTabs } from '../settings-tabs';
import { Channels } from './channels';
import { Deliveries } from './deliveries';
import { Mine } from './mine';

/** What the reader is told, which channels the project tells, and what became of each notice. */
export function NotificationsPage() {
  const { t } = useTranslation();
  return (
    <>
      <SettingsTabs />
      <Page wide title={t('notices.title')} lead={t('notices.lead')}>
        <Mine />
        <Channels />
        <Deliveries />
      </Page>
    </>
  );
}
