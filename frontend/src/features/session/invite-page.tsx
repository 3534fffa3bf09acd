import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import type { Invitation } from '../../api/types';
import { Card } from '../../shared/card';
import { Button, PasswordInput, TextInput } from '../../ui/kit';
import { Stack } from '../../ui/layout';
import { Loading } from '../../ui/states';
import { useEnter } from './queries';
import { Why } from './sign-in-page';

const route = getRouteApi('/invite/$token');

/** Accepts an invitation: name, password, in. */
export function InvitePage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => answered(api.GET('/api/v1/invitations/{token}', { params: { path: { token } } })),
    retry: false,
  });
  if (invitation.isError)
    return (
      <Card title={t('session.inviteFailed')}>
        <Why error={invitation.error} />
      </Card>
    );
  if (!invitation.data)
    return (
      <Card title={t('session.linkTitle')}>
        <Loading rows={3} />
      </Card>
    );
  return <AcceptForm invitation={invitation.data} token={token} />;
}

function AcceptForm({ invitation, token }: { invitation: Invitation; token: string }) {
  const { t } = useTranslation();
  const enter = useEnter();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const accept = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/invitations/{token}', { params: { path: { token } }, body: { name, password } }),
      ),
    onSuccess: (session) => enter(session),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate();
  };
  const lead = t('session.inviteLead', {
    inviter: invitation.inviter,
    email: invitation.email,
    role: t(`settings.roles.${invitation.role}`),
  });
  return (
    <Card title={t('session.inviteTitle', { workspace: invitation.workspace })} lead={lead}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            size="sm"
            label={t('session.name')}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
          />
          <PasswordInput
            size="sm"
            label={t('session.newPassword')}
            description={t('session.passwordHint')}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            required
          />
          {accept.error ? <Why error={accept.error} /> : null}
          <Button type="submit" size="sm" variant="filled" loading={accept.isPending}>
            {t('session.inviteAccept')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
