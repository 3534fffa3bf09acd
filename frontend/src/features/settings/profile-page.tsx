import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import { usePreferences } from '../../shared/preferences';
import { sessionQuery, useSession } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Button, PasswordInput, SegmentedControl, TextInput } from '../../ui/kit';
import { Page, Row, Section, Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { SettingsTabs } from './settings-tabs';

/** The reader's own name, e-mail, password, language and theme. */
export function ProfilePage() {
  const { t } = useTranslation();
  return (
    <>
      <SettingsTabs />
      <Page title={t('settings.profileTitle')}>
        <Who />
        <Appearance />
        <Password />
      </Page>
    </>
  );
}

function useSaveMe(done: string) {
  const client = useQueryClient();
  return useSend(async (change: Record<string, string>) => {
    const user = await answered(api.PATCH('/api/v1/me', { body: change }));
    client.setQueryData(sessionQuery.queryKey, (old) => old && { ...old, user });
    toastDone(done);
  });
}

function Who() {
  const { t } = useTranslation();
  const { user } = useSession();
  const [name, setName] = useState(user.name);
  const [email, setEmail] = useState(user.email);
  const save = useSaveMe(t('common.saved'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name, email });
  };
  return (
    <Section>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            maw={420}
            label={t('settings.yourName')}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
          />
          <TextInput
            maw={420}
            type="email"
            label={t('settings.email')}
            autoComplete="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
          />
          <div>
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('common.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}

function Appearance() {
  const { t } = useTranslation();
  const { language, theme, setLanguage, setTheme } = usePreferences();
  return (
    <Section title={t('settings.appearance')}>
      <Row gap={16}>
        <SegmentedControl
          aria-label={t('shell.language')}
          value={language}
          onChange={(next) => setLanguage(next === 'es' ? 'es' : 'en')}
          data={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
          ]}
        />
        <SegmentedControl
          aria-label={t('shell.theme')}
          value={theme}
          onChange={(next) => setTheme(next === 'dark' || next === 'light' ? next : 'auto')}
          data={[
            { value: 'light', label: t('shell.themeLight') },
            { value: 'dark', label: t('shell.themeDark') },
            { value: 'auto', label: t('shell.themeAuto') },
          ]}
        />
      </Row>
    </Section>
  );
}

function Password() {
  const { t } = useTranslation();
  const { user } = useSession();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const save = useSaveMe(t('settings.passwordDone'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(user.has_password ? { password, current_password: current } : { password }, {
      onSuccess: () => {
        setCurrent('');
        setPassword('');
      },
    });
  };
  return (
    <Section title={t('settings.password')}>
      <form onSubmit={submit}>
        <Stack>
          {user.has_password ? (
            <PasswordInput
              maw={420}
              label={t('settings.passwordCurrent')}
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.currentTarget.value)}
              required
            />
          ) : null}
          <PasswordInput
            maw={420}
            label={t('settings.passwordNew')}
            description={t('settings.passwordHint')}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            required
          />
          <div>
            <Button type="submit" loading={save.isPending}>
              {t(user.has_password ? 'settings.passwordChange' : 'settings.passwordSet')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
