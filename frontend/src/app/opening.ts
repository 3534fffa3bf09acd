import { defaultParseSearch } from '@tanstack/react-router';
import { dashboardQuery } from '../features/insights/boards/queries';
import { type BoardSearch, lensOf, readBoardSearch } from '../features/insights/boards/url';
import { sessionQuery } from '../shared/session';
import { queryClient } from './query-client';

const OF_A_PROJECT = /\/p\/\d+(\/|$)/;
const OF_A_DASHBOARD = /\/p\/(\d+)\/dashboards\/(\d+)\/?$/;

/** Fetches what a page opened at this address begins with, and what is around it, while the words of its language are fetched. */
export function openEarly({ pathname, search }: Pick<Location, 'pathname' | 'search'>) {
  if (!OF_A_PROJECT.test(pathname)) return;
  void queryClient.prefetchQuery(sessionQuery);
  void import('./shell');
  const [, projectId, dashboardId] = OF_A_DASHBOARD.exec(pathname) ?? [];
  if (projectId && dashboardId)
    openBoard(projectId, dashboardId, readBoardSearch(defaultParseSearch(search)));
}

/** Fetches a dashboard, its page and what draws its charts side by side; the page tells of what fails. */
export function openBoard(projectId: string, dashboardId: string, search: BoardSearch) {
  void queryClient.prefetchQuery(dashboardQuery(projectId, dashboardId, lensOf(search)));
  void import('../features/insights/boards/dashboard-page');
  void import('../ui/chart/engine');
}
