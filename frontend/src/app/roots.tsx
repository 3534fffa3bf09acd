import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { readBoardSearch, readEvery } from '../features/insights/boards/url';
import { Broken, NotFound, NotFoundHere } from './broken';
import { preferred, sessionOrSignIn } from './entering';
import { Landing } from './landing';

export const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const rootRoute = createRootRoute({
  component: Outlet,
  errorComponent: Broken,
  notFoundComponent: NotFound,
});

export const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { token?: string; next?: string } => ({
    token: text(search.token),
    next: text(search.next),
  }),
  component: lazyRouteComponent(() => import('../features/session/sign-in-page'), 'SignInPage'),
});

export const invite = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../features/session/invite-page'), 'InvitePage'),
});

export const leave = createRoute({
  getParentRoute: () => rootRoute,
  path: '/unsubscribe/$token',
  component: lazyRouteComponent(() => import('../features/session/leave-page'), 'LeavePage'),
});

export const shared = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shared/$token',
  validateSearch: (search: Record<string, unknown>) => {
    const { date_from, date_to } = readBoardSearch(search);
    return { date_from, date_to, refresh: readEvery(search.refresh) };
  },
  component: lazyRouteComponent(() => import('../features/insights/sharing/shared-page'), 'SharedPage'),
});

export const signedIn = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ location }) => ({ session: await sessionOrSignIn(location.href) }),
  component: Outlet,
});

export const landing = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context }) => {
    const first = preferred(context.session);
    if (first) throw redirect({ to: '/p/$projectId', params: { projectId: first } });
  },
  component: Landing,
});

export const welcome = createRoute({
  getParentRoute: () => signedIn,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../features/session/welcome-page'), 'WelcomePage'),
});

export const project = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$projectId',
  beforeLoad: ({ context, params }) => {
    const known = context.session.projects.some((one) => one.project_id === params.projectId);
    if (!known) throw redirect({ to: '/' });
    localStorage.setItem('cauce-project', params.projectId);
  },
  component: lazyRouteComponent(() => import('./shell'), 'Shell'),
  notFoundComponent: NotFoundHere,
});
