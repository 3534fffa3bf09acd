import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import type { Member, PendingInvitation, Role } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { Gate } from '../../shared/gate';
import { useMay, useProject, useSession } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Confirm } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { Button, Select } from '../../ui/kit';
import { Muted, Page, Section } from '../../ui/layout';
import { Invite } from './invite';
import { membersQuery } from './queries';
import { ROLES } from './roles';
import { SettingsTabs } from './settings-tabs';

/** Who may see the project, what they may do, and who was invited. */
export function MembersPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [inviting, setInviting] = useState(false);
  const members = useQuery(membersQuery(project_id));
  return (
    <>
      <SettingsTabs />
      <Page
        title={t('settings.membersTitle')}
        lead={t('settings.membersLead')}
        actions={
          <Gate need="manage">
            <Button variant="filled" leftSection={<Plus size={14} />} onClick={() => setInviting(true)}>
              {t('settings.invite')}
            </Button>
          </Gate>
        }
      >
        <Await query={members}>
          {({ items, invitations }) => (
            <>
              <Section flush>
                <MemberTable members={items} />
              </Section>
              {invitations.length ? (
                <Section flush title={t('settings.pending')}>
                  <Pending invitations={invitations} />
                </Section>
              ) : null}
            </>
          )}
        </Await>
        {members.data ? (
          <Invite opened={inviting} canMail={members.data.mail} onClose={() => setInviting(false)} />
        ) : null}
      </Page>
    </>
  );
}

function MemberTable({ members }: { members: Member[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const { user } = useSession();
  const may = useMay();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const keys = [['members', project_id]];
  const change = useSend(
    ({ member, role }: { member: Member; role: Role }) =>
      answered(
        api.PATCH('/api/v1/projects/{project_id}/members/{user_id}', {
          params: { path: { project_id, user_id: member.user_id } },
          body: { role },
        }),
      ),
    keys,
  );
  const remove = useSend(
    (member: Member) =>
      answered(
        api.DELETE('/api/v1/projects/{project_id}/members/{user_id}', {
          params: { path: { project_id, user_id: member.user_id } },
        }),
      ),
    keys,
  );
  return (
    <>
      <DataTable
        label={t('settings.membersTitle')}
        rows={members}
        rowKey={(member) => member.user_id}
        columns={[
          {
            key: 'name',
            head: t('settings.yourName'),
            grow: true,
            cell: (member) => (
              <>
                {member.name || member.email}{' '}
                {member.user_id === user.id ? <Muted>({t('settings.you')})</Muted> : null}
                <div>
                  <Muted>{member.email}</Muted>
                </div>
              </>
            ),
          },
          {
            key: 'role',
            head: t('settings.role'),
            cell: (member) => (
              <Select
                w={160}
                aria-label={`${t('settings.role')}: ${member.name || member.email}`}
                value={member.role}
                disabled={!may.manage || member.user_id === user.id}
                data={ROLES.map((role) => ({ value: role, label: t(`settings.roles.${role}`) }))}
                onChange={(role) => role && change.mutate({ member, role: role as Role })}
              />
            ),
          },
          {
            key: 'joined',
            folded: true,
            head: t('settings.joined'),
            numeric: true,
            cell: (member) => format.moment(member.joined_at, timezone),
          },
          {
            key: 'actions',
            head: '',
            numeric: true,
            cell: (member) =>
              member.user_id === user.id ? null : (
                <Gate need="manage">
                  <Button variant="subtle" color="danger" onClick={() => setLeaving(member)}>
                    {t('settings.removeMember')}
                  </Button>
                </Gate>
              ),
          },
        ]}
      />
      <Confirm
        danger
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('settings.removeMemberTitle', { name: leaving?.name || leaving?.email })}
        action={t('settings.removeMember')}
        run={async () => leaving && (await remove.mutateAsync(leaving))}
      >
        {t('settings.removeMemberBody')}
      </Confirm>
    </>
  );
}

function Pending({ invitations }: { invitations: PendingInvitation[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const [leaving, setLeaving] = useState<PendingInvitation | null>(null);
  const withdraw = useSend(
    (id: string) =>
      answered(
        api.DELETE('/api/v1/projects/{project_id}/members/invitations/{invitation_id}', {
          params: { path: { project_id, invitation_id: id } },
        }),
      ),
    [['members', project_id]],
  );
  return (
    <>
      <DataTable
        label={t('settings.pending')}
        rows={invitations}
        rowKey={(invitation) => invitation.id}
        columns={[
          { key: 'email', head: t('settings.email'), grow: true, cell: (invitation) => invitation.email },
          {
            key: 'role',
            head: t('settings.role'),
            cell: (invitation) => t(`settings.roles.${invitation.role}`),
          },
          {
            key: 'until',
            folded: true,
            head: t('settings.keyExpires'),
            cell: (invitation) =>
              t('settings.expires', { at: format.moment(invitation.expires_at, timezone) }),
          },
          {
            key: 'actions',
            head: '',
            numeric: true,
            cell: (invitation) => (
              <Gate need="manage">
                <Button variant="subtle" color="danger" onClick={() => setLeaving(invitation)}>
                  {t('settings.withdraw')}
                </Button>
              </Gate>
            ),
          },
        ]}
      />
      <Confirm
        danger
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('settings.withdrawTitle', { email: leaving?.email })}
        action={t('settings.withdraw')}
        run={async () => leaving && (await withdraw.mutateAsync(leaving.id))}
      >
        {t('settings.withdrawBody')}
      </Confirm>
    </>
  );
}
