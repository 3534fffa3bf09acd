import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import type { Project } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { timezones } from '../../lib/dates';
import { Await } from '../../shared/await';
import { Gate } from '../../shared/gate';
import { sessionQuery, useMay } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { useProject } from '../../shared/session';
import { CopyIcon } from '../../ui/code-block';
import { Button, Select, TextInput } from '../../ui/kit';
import { Page, Row, Section, Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { projectQuery } from './queries';
import { RemoveProject } from './remove-project';
import { SettingsTabs } from './settings-tabs';

/** Name and time zone of the project; the way to remove it. */
export function ProjectPage() {
  const { t } = useTranslation();
  const project = useQuery(projectQuery(useProject().project_id));
  return (
    <>
      <SettingsTabs />
      <Page title={t('settings.projectTitle')}>
        <Await query={project}>{(data) => <ProjectForm key={data.project_id} project={data} />}</Await>
        <RemoveProject />
      </Page>
    </>
  );
}

function ProjectForm({ project }: { project: Project }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const client = useQueryClient();
  const [name, setName] = useState(project.name);
  const [timezone, setTimezone] = useState(project.timezone);
  const save = useSend(async () => {
    await answered(
      api.PATCH('/api/v1/projects/{project_id}', {
        params: { path: { project_id: project.project_id } },
        body: { name, timezone },
      }),
    );
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    toastDone(t('common.saved'));
  }, [['project', project.project_id]]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <Section>
      <form onSubmit={submit}>
        <Stack gap={16}>
          <TextInput
            maw={420}
            label={t('settings.name')}
            value={name}
            disabled={!may.manage}
            onChange={(event) => setName(event.currentTarget.value)}
            required
          />
          <Select
            maw={420}
            searchable
            label={t('settings.timezone')}
            description={t('settings.timezoneHint')}
            value={timezone}
            disabled={!may.manage}
            data={timezones()}
            onChange={(zone) => zone && setTimezone(zone)}
          />
          <Row>
            <span>
              {t('settings.projectId')} <code>{project.project_id}</code>
            </span>
            <CopyIcon value={project.project_id} />
            <span>{t('settings.created', { at: format.moment(project.created_at, project.timezone) })}</span>
          </Row>
          <div>
            <Gate need="manage">
              <Button type="submit" variant="filled" loading={save.isPending}>
                {t('common.save')}
              </Button>
            </Gate>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
