import { Outlet } from '@tanstack/react-router';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, switchLanguage } from '../i18n/setup';
import { useSession } from '../shared/session';
import { useTheme } from '../ui/color-scheme';
import { ActionIcon } from '../ui/kit';
import css from './shell.module.css';
import { Sidebar } from './sidebar';

const Palette = lazy(() => import('./palette').then((module) => ({ default: module.Palette })));

/** The frame of every project page: sidebar, top bar on a phone, content, command palette. */
export function Shell() {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  useOwnPreferences();
  return (
    <div className={css.shell}>
      <a href="#content" className={css.skip} onClick={focusContent}>
        {t('shell.skip')}
      </a>
      <header className={css.top}>
        <ActionIcon aria-label={t('shell.menu')} aria-expanded={menu} onClick={() => setMenu(!menu)}>
          <MenuIcon size={18} />
        </ActionIcon>
        <span className={css.brand}>Cauce</span>
        <ActionIcon aria-label={t('shell.palette')} onClick={openPalette}>
          <Search size={18} />
        </ActionIcon>
      </header>
      {menu ? (
        <button
          type="button"
          className={css.shade}
          aria-label={t('common.close')}
          onClick={() => setMenu(false)}
        />
      ) : null}
      <Sidebar opened={menu} onNavigate={() => setMenu(false)} onPalette={openPalette} />
      <main id="content" className={css.content} tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <Suspense>
        <Palette />
      </Suspense>
    </div>
  );
}

function openPalette() {
  void import('../ui/spotlight').then((module) => module.openPalette());
}

function focusContent(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

/** Applies the language and theme the reader chose on another machine. */
function useOwnPreferences() {
  const { user } = useSession();
  const { chosen, choose } = useTheme();
  const { i18n } = useTranslation();
  useEffect(() => {
    const language = LANGUAGES.find((one) => one === user.language);
    if (language && language !== i18n.language) void switchLanguage(language);
    if (user.theme !== chosen) choose(user.theme);
    // Only when the stored preference changes: the reader may be trying another one right now.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [user.language, user.theme]);
}
