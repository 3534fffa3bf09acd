import { Link, useRouterState } from '@tanstack/react-router';
import { ChartLine, Database, House, Search, Settings, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../shared/session';
import { AccountMenu } from './account-menu';
import { ProjectSwitcher } from './project-switcher';
import css from './sidebar.module.css';

const PEOPLE = /\/(people|groups|cohorts|erasures)(\/|$)/;
const ANALYSE = /\/(analyse|insights|dashboards|alerts|reports|metrics|annotations)(\/|$)/;

type SidebarProps = { opened: boolean; onNavigate: () => void; onPalette: () => void };

/** Main navigation, named after what people come to do. */
export function Sidebar({ opened, onNavigate, onPalette }: SidebarProps) {
  const { t } = useTranslation();
  const params = { projectId: useProject().project_id };
  const link = { className: css.link, activeProps: { 'data-active': true }, onClick: onNavigate, params };
  return (
    <aside className={css.sidebar} data-opened={opened || undefined}>
      <div className={css.brand}>
        <img src="./icon.svg" alt="" width={20} height={20} />
        <span>Cauce</span>
      </div>
      <ProjectSwitcher />
      <button type="button" className={css.palette} onClick={onPalette}>
        <Search size={14} aria-hidden />
        <span>{t('shell.palette')}</span>
        <kbd>{navigator.userAgent.includes('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <nav className={css.nav} aria-label={t('shell.navigation')}>
        <Link to="/p/$projectId" activeOptions={{ exact: true }} {...link}>
          <House size={16} aria-hidden /> {t('shell.home')}
        </Link>
        <Link to="/p/$projectId/people" {...link} activeProps={{}} data-active={useIn(PEOPLE) || undefined}>
          <Users size={16} aria-hidden /> {t('shell.people')}
        </Link>
        <Link to="/p/$projectId/analyse" {...link} activeProps={{}} data-active={useIn(ANALYSE) || undefined}>
          <ChartLine size={16} aria-hidden /> {t('shell.analyse')}
        </Link>
        <Link
          to="/p/$projectId/data/live"
          {...link}
          activeProps={{}}
          data-active={useIn(/\/data\//) || undefined}
        >
          <Database size={16} aria-hidden /> {t('shell.data')}
        </Link>
        <Link
          to="/p/$projectId/settings/project"
          {...link}
          activeProps={{}}
          data-active={useIn(/\/settings\//) || undefined}
        >
          <Settings size={16} aria-hidden /> {t('shell.settings')}
        </Link>
      </nav>
      <AccountMenu />
    </aside>
  );
}

function useIn(part: RegExp): boolean {
  return useRouterState({ select: (state) => part.test(state.location.pathname) });
}
