import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/http';
import { sessionQuery } from '../shared/session';
import { useSend } from '../shared/use-send';
import { Button, Modal, TextInput } from '../ui/kit';
import { Stack } from '../ui/layout';

/** Creates a project and goes there. */
export function NewProject({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState('');
  const create = useSend(async (title: string) => {
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const made = await answered(api.POST('/api/v1/projects', { body: { name: title, timezone } }));
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await router.navigate({ to: '/p/$projectId', params: { projectId: made.project_id } });
    setName('');
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) create.mutate(name.trim());
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shell.newProjectTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('shell.newProjectName')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
            required
          />
          <div>
            <Button type="submit" variant="filled" loading={create.isPending}>
              {t('shell.newProjectCreate')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}
