import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import type { IpPolicy, ProjectSettings } from '../../api/types';
import { Await } from '../../shared/await';
import { useMay, useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Select } from '../../ui/kit';
import { Section } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { settingsQuery } from './queries';

const IP_POLICIES: IpPolicy[] = ['keep', 'truncate', 'drop'];

/** What is kept of people; a choice is saved at once. */
export function PrivacySettings() {
  const { t } = useTranslation();
  const settings = useQuery(settingsQuery(useProject().project_id));
  return (
    <Section title={t('settings.privacyTitle')} hint={t('settings.privacyHint')}>
      <Await query={settings}>{(data) => <Choices settings={data} />}</Await>
    </Section>
  );
}

function Choices({ settings }: { settings: ProjectSettings }) {
  const { t } = useTranslation();
  const may = useMay();
  const { project_id } = useProject();
  const save = useSend(
    async (ip: IpPolicy) => {
      await answered(
        api.PATCH('/api/v1/projects/{project_id}/settings', {
          params: { path: { project_id } },
          body: { ip },
        }),
      );
      toastDone(t('common.saved'));
    },
    [['project-settings', project_id]],
  );
  return (
    <Select
      maw={420}
      label={t('settings.ip')}
      description={t('settings.ipHint')}
      value={save.isPending ? save.variables : settings.ip}
      disabled={!may.manage || save.isPending}
      allowDeselect={false}
      data={IP_POLICIES.map((value) => ({ value, label: t(`settings.ipPolicy.${value}`) }))}
      onChange={(value) => value && save.mutate(value as IpPolicy)}
    />
  );
}
