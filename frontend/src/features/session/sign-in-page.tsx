import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, Problem } from '../../api/http';
import { Card } from '../../shared/card';
import css from '../../shared/card.module.css';
import { Button, PasswordInput, TextInput } from '../../ui/kit';
import { Stack } from '../../ui/layout';
import { OneTimeLink } from './one-time-link';
import { useEnter } from './queries';

const route = getRouteApi('/sign-in');

/** Signs in with e-mail and password, or with the one-time link of the console. */
export function SignInPage() {
  const { token, next } = route.useSearch();
  return token ? <OneTimeLink token={token} /> : <PasswordForm next={next} />;
}

function PasswordForm({ next }: { next: string | undefined }) {
  const { t } = useTranslation();
  const enter = useEnter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/session', { body: { email, password } })),
    onSuccess: (session) => enter(session, next),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Card title={t('session.title')} lead={t('session.tagline')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            size="sm"
            type="email"
            name="email"
            autoComplete="username"
            label={t('session.email')}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
          />
          <PasswordInput
            size="sm"
            name="password"
            autoComplete="current-password"
            label={t('session.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            required
          />
          {signIn.error ? <Why error={signIn.error} /> : null}
          <Button type="submit" size="sm" variant="filled" loading={signIn.isPending}>
            {t('session.signIn')}
          </Button>
        </Stack>
      </form>
      <p className={css.hint}>{t('session.noAccount')}</p>
    </Card>
  );
}

/** Why the server refused, in its own words; that somebody is not signed in is no news on these pages. */
export function Why({ error }: { error: unknown }) {
  const known = error instanceof Problem;
  return (
    <p className={css.error} role="alert">
      {known && error.status === 401 ? null : <b>{known ? error.title : String(error)}</b>}
      {known ? <> {error.detail}</> : null}
      {known ? error.fields.map((field) => <span key={field.path}> {field.message}</span>) : null}
    </p>
  );
}
