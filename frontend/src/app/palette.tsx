import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/http';
import { usePreferences } from '../shared/preferences';
import { useProject, useSession } from '../shared/session';
import { useKeptCommands } from './palette-kept';
import { useDebouncedValue } from '../ui/kit';
import { type Command, type CommandGroup, CommandPalette } from '../ui/spotlight';

/** The command palette's content: pages, people found while typing, projects, things to do. */
export function Palette() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  useEffect(() => {
    document.documentElement.dataset.palette = 'ready';
  }, []);
  const groups: CommandGroup[] = [
    { title: t('palette.people'), commands: usePeopleCommands(text) },
    { title: t('palette.go'), commands: useGoCommands() },
    { title: t('palette.kept'), commands: useKeptCommands(text) },
    { title: t('palette.projects'), commands: useProjectCommands() },
    { title: t('palette.do'), commands: useDoCommands() },
  ];
  return <CommandPalette groups={groups} onSearch={setText} />;
}

function useGoCommands(): Command[] {
  const { t } = useTranslation();
  const router = useRouter();
  const root = `/p/${useProject().project_id}`;
  const pages = [
    ['', t('shell.home')],
    ['/people', t('shell.people')],
    ['/groups', t('groups.title')],
    ['/cohorts', t('cohorts.title')],
    ['/erasures', t('erasures.title')],
    ['/analyse', t('shell.analyse')],
    ['/analyse/sql', t('sql.title')],
    ['/insights', t('boards.insights')],
    ['/dashboards', t('boards.dashboards')],
    ['/metrics', t('metrics.title')],
    ['/alerts', t('alerts.title')],
    ['/reports', t('reports.title')],
    ['/data/live', t('palette.live')],
    ['/data/sources', t('sources.title')],
    ['/data/catalogue', t('palette.catalogue')],
    ['/data/plan', t('data.plan')],
    ['/data/import', t('imports.title')],
    ['/data/hooks', t('hooks.title')],
    ['/data/pipeline', t('palette.pipeline')],
    ['/settings/project', t('shell.settings')],
    ['/settings/privacy', t('settings.privacyTitle')],
    ['/settings/keys', t('palette.keys')],
    ['/settings/members', t('palette.members')],
    ['/settings/notifications', t('notices.title')],
    ['/settings/outbox', t('notices.outbox')],
    ['/settings/audit', t('palette.audit')],
    ['/settings/profile', t('shell.profile')],
  ] as const;
  return pages.map(([path, label]) => ({
    id: `go${path}`,
    label,
    run: () => void router.navigate({ href: router.history.createHref(root + path) }),
  }));
}

function usePeopleCommands(text: string): Command[] {
  const project = useProject();
  const navigate = useNavigate();
  const [search] = useDebouncedValue(text.trim(), 150);
  const { data } = useQuery({
    queryKey: ['palette-people', project.project_id, search],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/people', {
          params: { path: { project_id: project.project_id }, query: { search, limit: 6 } },
          signal,
        }),
      ),
    enabled: search.length > 1,
  });
  return (search.length > 1 ? (data?.items ?? []) : []).map((person) => ({
    id: `person-${person.person_id}`,
    label: person.display_name,
    description: [person.email, person.user_id].filter(Boolean).join(' · '),
    keywords: search,
    run: () =>
      void navigate({
        to: '/p/$projectId/people/$personId',
        params: { projectId: project.project_id, personId: person.person_id },
      }),
  }));
}

function useProjectCommands(): Command[] {
  const navigate = useNavigate();
  const here = useProject().project_id;
  return useSession()
    .projects.filter((one) => one.project_id !== here)
    .map((one) => ({
      id: `project-${one.project_id}`,
      label: one.name,
      run: () => void navigate({ to: '/p/$projectId', params: { projectId: one.project_id } }),
    }));
}

function useDoCommands(): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const params = { projectId: useProject().project_id };
  const { language, shown, setLanguage, setTheme } = usePreferences();
  const asks = (
    [
      'trend',
      'funnel',
      'retention',
      'lifecycle',
      'stickiness',
      'paths',
      'attribution',
      'sessions',
      'histogram',
      'correlation',
    ] as const
  ).map((kind) => ({
    id: `ask-${kind}`,
    label: t(`palette.${kind}`),
    run: () => void navigate({ to: '/p/$projectId/analyse', params, search: { kind } }),
  }));
  return [
    ...asks,
    {
      id: 'theme',
      label: t(shown === 'dark' ? 'palette.toLight' : 'palette.toDark'),
      run: () => setTheme(shown === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      label: t(language === 'es' ? 'palette.toEnglish' : 'palette.toSpanish'),
      run: () => setLanguage(language === 'es' ? 'en' : 'es'),
    },
  ];
}
