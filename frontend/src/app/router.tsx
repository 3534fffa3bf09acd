import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { RejectReason } from '../api/types';
import { readHookSearch } from '../features/hooks/url';
import { readInsightSearch } from '../features/insights/url';
import { readLiveSearch } from '../features/live/url';
import { readPeopleSearch } from '../features/people/url';
import { readPlanSearch } from '../features/plan/url';
import { readReason } from '../shared/reasons';
import { Broken, NotFound } from './broken';
import { preferred, sessionOrSignIn } from './entering';
import { Landing } from './landing';
import { Shell } from './shell';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const rootRoute = createRootRoute({ component: Outlet, errorComponent: Broken, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { token?: string; next?: string } => ({
    token: text(search.token),
    next: text(search.next),
  }),
  component: lazyRouteComponent(() => import('../features/session/sign-in-page'), 'SignInPage'),
});

const invite = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../features/session/invite-page'), 'InvitePage'),
});

const leave = createRoute({
  getParentRoute: () => rootRoute,
  path: '/unsubscribe/$token',
  component: lazyRouteComponent(() => import('../features/session/leave-page'), 'LeavePage'),
});

const signedIn = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ location }) => ({ session: await sessionOrSignIn(location.href) }),
  component: Outlet,
});

const landing = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context }) => {
    const first = preferred(context.session);
    if (first) throw redirect({ to: '/p/$projectId', params: { projectId: first } });
  },
  component: Landing,
});

const welcome = createRoute({
  getParentRoute: () => signedIn,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../features/session/welcome-page'), 'WelcomePage'),
});

const project = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$projectId',
  beforeLoad: ({ context, params }) => {
    const known = context.session.projects.some((one) => one.project_id === params.projectId);
    if (!known) throw redirect({ to: '/' });
    localStorage.setItem('cauce-project', params.projectId);
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => project,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/home-page'), 'HomePage'),
});
const people = createRoute({
  getParentRoute: () => project,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../features/people/people-page'), 'PeoplePage'),
});
const person = createRoute({
  getParentRoute: () => project,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('../features/people/person-page'), 'PersonPage'),
});
const groups = createRoute({
  getParentRoute: () => project,
  path: '/groups',
  validateSearch: (search: Record<string, unknown>): { search?: string } => ({
    search: typeof search.search === 'number' ? String(search.search) : text(search.search),
  }),
  component: lazyRouteComponent(() => import('../features/people/groups-page'), 'GroupsPage'),
});
const group = createRoute({
  getParentRoute: () => project,
  path: '/groups/$type/$groupId',
  component: lazyRouteComponent(() => import('../features/people/group-page'), 'GroupPage'),
});
const erasures = createRoute({
  getParentRoute: () => project,
  path: '/erasures',
  component: lazyRouteComponent(() => import('../features/people/erasures-page'), 'ErasuresPage'),
});
const analyse = createRoute({
  getParentRoute: () => project,
  path: '/analyse',
  validateSearch: readInsightSearch,
  component: lazyRouteComponent(() => import('../features/insights/insight-page'), 'InsightPage'),
});
const live = createRoute({
  getParentRoute: () => project,
  path: '/data/live',
  validateSearch: readLiveSearch,
  component: lazyRouteComponent(() => import('../features/live/live-page'), 'LivePage'),
});
const sources = createRoute({
  getParentRoute: () => project,
  path: '/data/sources',
  validateSearch: (search: Record<string, unknown>): { source?: string } => ({
    source: typeof search.source === 'number' ? String(search.source) : text(search.source),
  }),
  component: lazyRouteComponent(() => import('../features/sources/sources-page'), 'SourcesPage'),
});
const catalogue = createRoute({
  getParentRoute: () => project,
  path: '/data/catalogue',
  validateSearch: (search: Record<string, unknown>): { event?: string } => ({ event: text(search.event) }),
  component: lazyRouteComponent(() => import('../features/data/catalogue-page'), 'CataloguePage'),
});
const plan = createRoute({
  getParentRoute: () => project,
  path: '/data/plan',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('../features/plan/plan-page'), 'PlanPage'),
});
const imports = createRoute({
  getParentRoute: () => project,
  path: '/data/import',
  component: lazyRouteComponent(() => import('../features/imports/imports-page'), 'ImportsPage'),
});
const hooks = createRoute({
  getParentRoute: () => project,
  path: '/data/hooks',
  component: lazyRouteComponent(() => import('../features/hooks/hooks-page'), 'HooksPage'),
});
const hook = createRoute({
  getParentRoute: () => project,
  path: '/data/hooks/$hookId',
  validateSearch: readHookSearch,
  component: lazyRouteComponent(() => import('../features/hooks/hook-page'), 'HookPage'),
});
const pipeline = createRoute({
  getParentRoute: () => project,
  path: '/data/pipeline',
  validateSearch: (search: Record<string, unknown>): { reason?: RejectReason } => ({
    reason: readReason(search.reason),
  }),
  component: lazyRouteComponent(() => import('../features/data/pipeline-page'), 'PipelinePage'),
});
const projectSettings = createRoute({
  getParentRoute: () => project,
  path: '/settings/project',
  component: lazyRouteComponent(() => import('../features/settings/project-page'), 'ProjectPage'),
});
const privacySettings = createRoute({
  getParentRoute: () => project,
  path: '/settings/privacy',
  component: lazyRouteComponent(() => import('../features/settings/privacy-page'), 'PrivacyPage'),
});
const keys = createRoute({
  getParentRoute: () => project,
  path: '/settings/keys',
  component: lazyRouteComponent(() => import('../features/settings/keys-page'), 'KeysPage'),
});
const members = createRoute({
  getParentRoute: () => project,
  path: '/settings/members',
  component: lazyRouteComponent(() => import('../features/settings/members-page'), 'MembersPage'),
});
const notifications = createRoute({
  getParentRoute: () => project,
  path: '/settings/notifications',
  component: lazyRouteComponent(
    () => import('../features/settings/notices/notifications-page'),
    'NotificationsPage',
  ),
});
const outbox = createRoute({
  getParentRoute: () => project,
  path: '/settings/outbox',
  component: lazyRouteComponent(() => import('../features/settings/notices/outbox-page'), 'OutboxPage'),
});
const audit = createRoute({
  getParentRoute: () => project,
  path: '/settings/audit',
  component: lazyRouteComponent(() => import('../features/settings/audit-page'), 'AuditPage'),
});
const profile = createRoute({
  getParentRoute: () => project,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('../features/settings/profile-page'), 'ProfilePage'),
});

const tree = rootRoute.addChildren([
  signIn,
  invite,
  leave,
  signedIn.addChildren([
    landing,
    welcome,
    project.addChildren([
      home,
      people,
      person,
      groups,
      group,
      erasures,
      analyse,
      live,
      sources,
      catalogue,
      plan,
      imports,
      hooks,
      hook,
      pipeline,
      projectSettings,
      privacySettings,
      keys,
      members,
      notifications,
      outbox,
      audit,
      profile,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  basepath: new URL(document.baseURI).pathname.replace(/\/$/, '') || '/',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
