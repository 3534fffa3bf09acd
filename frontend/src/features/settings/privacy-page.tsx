import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import type { Enforcement, IpPolicy, ProjectSettings, Signal } from '../../api/types';
import { Await } from '../../shared/await';
import { useMay, useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Select, Switch } from '../../ui/kit';
import { Page, Section, Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { PurposesForm } from './purposes';
import { purposesQuery, settingsQuery } from './queries';
import { SettingsTabs } from './settings-tabs';

const IP_POLICIES: IpPolicy[] = ['keep', 'truncate', 'drop'];
const SIGNALS: Signal[] = ['ignore', 'deny', 'anonymous', 'refuse'];
const SIGNAL_NAMES = ['gpc', 'dnt'] as const;
const ENFORCEMENTS: Enforcement[] = ['record', 'anonymous', 'refuse'];

/** What is kept of people: each choice is saved at once, purposes when they are complete. */
export function PrivacyPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const settings = useQuery(settingsQuery(project_id));
  const purposes = useQuery(purposesQuery(project_id));
  return (
    <>
      <SettingsTabs />
      <Page title={t('settings.privacyTitle')} lead={t('settings.privacyHint')}>
        <Section title={t('privacy.kept')}>
          <Await query={settings}>{(data) => <Choices settings={data} />}</Await>
        </Section>
        <Section title={t('privacy.purposes')} hint={t('privacy.purposesHint')}>
          <Await query={purposes}>{(data) => <PurposesForm initial={data.purposes} />}</Await>
        </Section>
      </Page>
    </>
  );
}

function Choices({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation();
  const may = useMay();
  const { project_id } = useProject();
  const save = useSend(
    async (body: Partial<ProjectSettings>) => {
      await answered(
        api.PATCH('/api/v1/projects/{project_id}/settings', { params: { path: { project_id } }, body }),
      );
      toastDone(t('common.saved'));
    },
    [['project-settings', project_id]],
  );
  const shown = { ...settings, ...(save.isPending ? save.variables : {}) };
  const common = { maw: 520, disabled: !may.manage || save.isPending };
  return (
    <Stack gap={16}>
      <Switch
        {...common}
        label={t('privacy.cookieless')}
        description={t('privacy.cookielessHint')}
        checked={shown.cookieless}
        onChange={(event) => save.mutate({ cookieless: event.currentTarget.checked })}
      />
      <Select
        {...common}
        label={t('settings.ip')}
        description={t('settings.ipHint')}
        value={shown.ip}
        allowDeselect={false}
        data={IP_POLICIES.map((value) => ({ value, label: t(`settings.ipPolicy.${value}`) }))}
        onChange={(value) => value && save.mutate({ ip: value as IpPolicy })}
      />
      {SIGNAL_NAMES.map((name) => (
        <Select
          key={name}
          {...common}
          label={t(`privacy.${name}`)}
          description={t(`privacy.${name}Hint`)}
          value={shown[name]}
          allowDeselect={false}
          data={SIGNALS.map((value) => ({ value, label: t(`privacy.signal.${value}`) }))}
          onChange={(value) => value && save.mutate({ [name]: value as Signal })}
        />
      ))}
      <Select
        {...common}
        label={t('privacy.consent')}
        description={t('privacy.consentHint')}
        value={shown.consent}
        allowDeselect={false}
        data={ENFORCEMENTS.map((value) => ({ value, label: t(`privacy.enforcement.${value}`) }))}
        onChange={(value) => value && save.mutate({ consent: value as Enforcement })}
      />
    </Stack>
  );
}
