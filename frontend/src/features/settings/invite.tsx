import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import type { NewInvitation, Role } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { CodeBlock } from '../../ui/code-block';
import { Button, Checkbox, Modal, Select, TextInput } from '../../ui/kit';
import { Stack } from '../../ui/layout';
import { ROLES } from './roles';

type InviteProps = { opened: boolean; canMail: boolean; onClose: () => void };

/** Makes an invitation link; whoever invites sends it themselves, or has it mailed where a relay is set. */
export function Invite({ opened, canMail, onClose }: InviteProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [mail, setMail] = useState(canMail);
  const [made, setMade] = useState<NewInvitation | null>(null);
  const create = useSend(async () => {
    setMade(
      await answered(
        api.POST('/api/v1/projects/{project_id}/members/invitations', {
          params: { path: { project_id } },
          body: { email, role, mail: canMail && mail },
        }),
      ),
    );
  }, [['members', project_id]]);
  const close = () => {
    setMade(null);
    setEmail('');
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(undefined);
  };
  const roles = ROLES.map((one) => ({
    value: one,
    label: `${t(`settings.roles.${one}`)}: ${t(`settings.roleHint.${one}`)}`,
  }));
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('settings.inviteTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {made ? (
        <Stack>
          <CodeBlock label={t('settings.inviteLink')} code={made.url} />
          <span>
            {t(made.mailed ? 'settings.inviteMailed' : 'settings.inviteLinkHint', {
              email,
              until: format.moment(made.expires_at, timezone),
            })}
          </span>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              type="email"
              label={t('settings.email')}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              required
              data-autofocus
            />
            <Select
              label={t('settings.role')}
              value={role}
              data={roles}
              onChange={(next) => next && setRole(next as Role)}
            />
            {canMail ? (
              <Checkbox
                label={t('settings.inviteMail')}
                checked={mail}
                onChange={(event) => setMail(event.currentTarget.checked)}
              />
            ) : null}
            <div>
              <Button type="submit" variant="filled" loading={create.isPending}>
                {t('settings.inviteAction')}
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
