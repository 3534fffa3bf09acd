import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../api/types';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Confirm } from '../../ui/confirm';
import { Button, Modal, TextInput } from '../../ui/kit';
import { Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { archiveUrl, erasePerson, mergePeople, undoMerge } from './queries';

/** What can be done to a person: merge into another (with undo), erase for good. */
export function PersonActions({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [merging, setMerging] = useState(false);
  const [erasing, setErasing] = useState(false);
  const { project_id } = useProject();
  const navigate = useNavigate();
  const erase = useSend(
    () => erasePerson(project_id, person.person_id),
    [
      ['people', project_id],
      ['erasures', project_id],
    ],
  );
  return (
    <>
      {person.user_id ? (
        <Gate need="write">
          <Button onClick={() => setMerging(true)}>{t('person.merge')}</Button>
        </Gate>
      ) : null}
      <Gate need="manage">
        <Button onClick={() => window.location.assign(archiveUrl(project_id, person.person_id))}>
          {t('person.archive')}
        </Button>
      </Gate>
      <Gate need="manage">
        <Button color="danger" onClick={() => setErasing(true)}>
          {t('person.erase')}
        </Button>
      </Gate>
      <MergeForm person={person} opened={merging} onClose={() => setMerging(false)} />
      <Confirm
        danger
        opened={erasing}
        onClose={() => setErasing(false)}
        title={t('person.eraseTitle', { name: person.display_name })}
        action={t('person.eraseAction')}
        run={async () => {
          await erase.mutateAsync(undefined);
          toastDone(t('person.eraseDone'));
          await navigate({ to: '/p/$projectId/erasures', params: { projectId: project_id } });
        }}
      >
        {t('person.eraseBody')}
      </Confirm>
    </>
  );
}

function MergeForm({ person, opened, onClose }: { person: Person; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [into, setInto] = useState('');
  const keys = [
    ['person', project_id],
    ['timeline', project_id],
    ['people', project_id],
    ['answer', project_id],
  ];
  const undo = useSend((mergeId: string) => undoMerge(project_id, mergeId), keys);
  const merge = useSend(async () => {
    const done = await mergePeople(project_id, person.user_id ?? '', into.trim());
    toastDone(t('person.mergeDone'), { label: t('common.undo'), run: () => undo.mutate(done.merge_id) });
    setInto('');
    onClose();
  }, keys);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    merge.mutate(undefined);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('person.mergeTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <span>{t('person.mergeBody', { name: person.display_name })}</span>
          <TextInput
            label={t('person.mergeInto')}
            value={into}
            onChange={(event) => setInto(event.currentTarget.value)}
            required
            data-autofocus
          />
          <div>
            <Button type="submit" variant="filled" loading={merge.isPending}>
              {t('person.mergeAction')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}
