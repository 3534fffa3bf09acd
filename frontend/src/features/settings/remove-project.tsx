import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { leaveRemoved } from '../../shared/leave';
import { Button, Modal, TextInput } from '../../ui/kit';
import { Section, Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';

/** Removes the project after its name was typed. */
export function RemoveProject() {
  const { t } = useTranslation();
  const project = useProject();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const remove = useSend(async () => {
    await answered(
      api.DELETE('/api/v1/projects/{project_id}', { params: { path: { project_id: project.project_id } } }),
    );
    await leaveRemoved(client, () => navigate({ to: '/' }));
    toastDone(t('settings.removed', { project: project.name }));
  });
  return (
    <Section title={t('settings.dangerTitle')} hint={t('settings.dangerHint')}>
      <Gate need="manage">
        <Button color="danger" onClick={() => setOpened(true)}>
          {t('settings.dangerAction')}
        </Button>
      </Gate>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('settings.dangerConfirmTitle', { project: project.name })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Stack>
          <TextInput
            label={t('settings.dangerConfirm')}
            placeholder={project.name}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <div>
            <Button
              variant="filled"
              color="danger"
              disabled={typed.trim() !== project.name}
              loading={remove.isPending}
              onClick={() => remove.mutate(undefined)}
            >
              {t('settings.dangerGo')}
            </Button>
          </div>
        </Stack>
      </Modal>
    </Section>
  );
}
