import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import { Card } from '../../shared/card';
import { sessionQuery, useSession } from '../../shared/session';
import { Button, PasswordInput, TextInput } from '../../ui/kit';
import { Row, Stack } from '../../ui/layout';
import { Why } from './sign-in-page';

/** After the one-time link: how to sign in the next time. */
export function WelcomePage() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { user } = useSession();
  const [name, setName] = useState(user.name);
  const [email, setEmail] = useState(user.email);
  const [password, setPassword] = useState('');
  const save = useMutation({
    mutationFn: () =>
      answered(
        api.PATCH('/api/v1/me', {
          body: { name, email, password, language: i18n.language === 'es' ? 'es' : 'en' },
        }),
      ),
    onSuccess: (saved) => {
      client.setQueryData(sessionQuery.queryKey, (old) => old && { ...old, user: saved });
      return navigate({ to: '/' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Card title={t('session.welcomeTitle')} lead={t('session.welcomeLead')}>
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
          <TextInput
            size="sm"
            type="email"
            label={t('session.email')}
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
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
          {save.error ? <Why error={save.error} /> : null}
          <Row>
            <Button type="submit" size="sm" variant="filled" loading={save.isPending}>
              {t('session.saveAndGo')}
            </Button>
            <Button size="sm" variant="subtle" onClick={() => void navigate({ to: '/' })}>
              {t('session.later')}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
