import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, CircleUser, LogOut, User } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/http';
import { LANGUAGES } from '../i18n/setup';
import { useProject, useSession } from '../shared/session';
import { usePreferences } from '../shared/preferences';
import { useSend } from '../shared/use-send';
import { Menu } from '../ui/kit';
import css from './switcher.module.css';

const NAMES = { en: 'English', es: 'Español' } as const;
const THEMES = [
  ['light', 'shell.themeLight'],
  ['dark', 'shell.themeDark'],
  ['auto', 'shell.themeAuto'],
] as const;

/** The reader: profile, language, theme, sign out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const project = useProject();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { language, theme, setLanguage, setTheme } = usePreferences();
  const signOut = useSend(async () => {
    await answered(api.DELETE('/api/v1/session'));
    await navigate({ to: '/sign-in', search: {} });
    client.clear();
  });
  const tick = (on: boolean) => (on ? <Check size={14} aria-hidden /> : <span style={{ width: 14 }} />);
  return (
    <Menu width={220} position="top-start">
      <Menu.Target>
        <button
          type="button"
          className={css.button}
          aria-label={`${t('shell.account')}: ${user.name || user.email}`}
        >
          <CircleUser size={16} aria-hidden />
          <span className={css.name}>{user.name || user.email}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<User size={14} />}
          onClick={() =>
            void navigate({ to: '/p/$projectId/settings/profile', params: { projectId: project.project_id } })
          }
        >
          {t('shell.profile')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {LANGUAGES.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            leftSection={tick(language === one)}
            onClick={() => setLanguage(one)}
          >
            {NAMES[one]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.theme')}</Menu.Label>
        {THEMES.map(([one, label]) => (
          <Menu.Item key={one} leftSection={tick(theme === one)} onClick={() => setTheme(one)}>
            {t(label)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={14} />} onClick={() => signOut.mutate(undefined)}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
