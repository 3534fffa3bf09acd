import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { RejectReason } from '../api/types';
import { readHookSearch } from '../features/hooks/url';
import { readAlertSearch } from '../features/insights/alerts/url';
import { readBoardSearch } from '../features/insights/boards/url';
import { readInsightSearch } from '../features/insights/url';
import { readLiveSearch } from '../features/live/url';
import { readPeopleSearch } from '../features/people/url';
import { readPlanSearch } from '../features/plan/url';
import { readReportSearch } from '../features/reports/url';
import { readSqlSearch } from '../features/sql/url';
import { readReason } from '../shared/reasons';
import { invite, landing, leave, project, rootRoute, shared, signedIn, signIn, text, welcome } from './roots';
import { openBoard } from './opening';
import { settingsRoutes } from './settings-routes';

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
const cohorts = createRoute({
  getParentRoute: () => project,
  path: '/cohorts',
  component: lazyRouteComponent(() => import('../features/people/cohorts-page'), 'CohortsPage'),
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
const sql = createRoute({
  getParentRoute: () => project,
  path: '/analyse/sql',
  validateSearch: readSqlSearch,
  component: lazyRouteComponent(() => import('./sql-page'), 'SqlPageThatKeeps'),
});
const insights = createRoute({
  getParentRoute: () => project,
  path: '/insights',
  component: lazyRouteComponent(() => import('../features/insights/boards/insights-page'), 'InsightsPage'),
});
const metrics = createRoute({
  getParentRoute: () => project,
  path: '/metrics',
  component: lazyRouteComponent(() => import('../features/insights/metrics/metrics-page'), 'MetricsPage'),
});
const annotations = createRoute({
  getParentRoute: () => project,
  path: '/annotations',
  component: lazyRouteComponent(
    () => import('../features/insights/annotations/annotations-page'),
    'AnnotationsPage',
  ),
});
const dashboards = createRoute({
  getParentRoute: () => project,
  path: '/dashboards',
  component: lazyRouteComponent(
    () => import('../features/insights/boards/dashboards-page'),
    'DashboardsPage',
  ),
});
const templates = createRoute({
  getParentRoute: () => project,
  path: '/dashboards/templates',
  validateSearch: (search: Record<string, unknown>): { template?: string } => ({
    template: text(search.template),
  }),
  component: lazyRouteComponent(
    () => import('../features/insights/templates/templates-page'),
    'TemplatesPage',
  ),
});
const dashboard = createRoute({
  getParentRoute: () => project,
  path: '/dashboards/$dashboardId',
  validateSearch: readBoardSearch,
  loaderDeps: ({ search: { refresh: _, ...search } }) => search,
  loader: ({ params: { projectId, dashboardId }, deps }) => openBoard(projectId, dashboardId, deps),
  component: lazyRouteComponent(() => import('../features/insights/boards/dashboard-page'), 'DashboardPage'),
});
const alerts = createRoute({
  getParentRoute: () => project,
  path: '/alerts',
  component: lazyRouteComponent(() => import('../features/insights/alerts/alerts-page'), 'AlertsPage'),
});
const newAlert = createRoute({
  getParentRoute: () => project,
  path: '/alerts/new',
  validateSearch: readAlertSearch,
  component: lazyRouteComponent(() => import('../features/insights/alerts/alert-new-page'), 'AlertNewPage'),
});
const alert = createRoute({
  getParentRoute: () => project,
  path: '/alerts/$alertId',
  component: lazyRouteComponent(() => import('../features/insights/alerts/alert-page'), 'AlertPage'),
});
const reports = createRoute({
  getParentRoute: () => project,
  path: '/reports',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('../features/reports/reports-page'), 'ReportsPage'),
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

const tree = rootRoute.addChildren([
  signIn,
  invite,
  leave,
  shared,
  signedIn.addChildren([
    landing,
    welcome,
    project.addChildren([
      home,
      people,
      person,
      groups,
      cohorts,
      group,
      erasures,
      analyse,
      sql,
      insights,
      metrics,
      annotations,
      dashboards,
      templates,
      dashboard,
      alerts,
      newAlert,
      alert,
      reports,
      live,
      sources,
      catalogue,
      plan,
      imports,
      hooks,
      hook,
      pipeline,
      ...settingsRoutes,
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
