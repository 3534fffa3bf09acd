import { queryOptions, skipToken } from '@tanstack/react-query';
import { answered, api } from '../../../api/http';
import type { Dashboard, DashboardIn, Insight, InsightIn } from '../../../api/types';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';

const INSIGHTS = '/api/v1/projects/{project_id}/insights';
const INSIGHT = '/api/v1/projects/{project_id}/insights/{insight_id}';
const METRIC = '/api/v1/projects/{project_id}/metrics/{metric_id}';
const BOARDS = '/api/v1/projects/{project_id}/dashboards';
const BOARD = '/api/v1/projects/{project_id}/dashboards/{dashboard_id}';

export const insightsQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['insights', project_id],
    queryFn: ({ signal }) => answered(api.GET(INSIGHTS, { params: { path: { project_id } }, signal })),
  });

export const insightQuery = (project_id: string, insight_id: string | undefined) =>
  queryOptions({
    queryKey: ['insights', project_id, insight_id],
    queryFn: insight_id
      ? ({ signal }) => answered(api.GET(INSIGHT, { params: { path: { project_id, insight_id } }, signal }))
      : skipToken,
    retry: false,
  });

export const dashboardsQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['dashboards', project_id],
    queryFn: ({ signal }) => answered(api.GET(BOARDS, { params: { path: { project_id } }, signal })),
  });

export type Lens = {
  date_from?: string;
  date_to?: string;
  where?: string;
  compare?: 'previous_period' | 'previous_year';
};

/** The answer of a tile; `asks` is everything it depends on, so that a change asks anew. */
export const tileQuery = (
  project_id: string,
  dashboard_id: string,
  tile_id: string,
  asks: unknown,
  lens: Lens,
) =>
  queryOptions({
    queryKey: ['tile', project_id, dashboard_id, tile_id, asks, lens],
    queryFn: ({ signal }) =>
      answered(
        api.GET(`${BOARD}/tiles/{tile_id}/answer`, {
          params: { path: { project_id, dashboard_id, tile_id }, query: lens },
          signal,
        }),
      ),
    staleTime: 30_000,
    retry: false,
  });

/** Everything that the answer of a tile depends on, beside what its reader looks through: a change asks anew. */
export const asksOf = ({ date_from, date_to, where, compare, tiles }: Dashboard, tile_id: string) => [
  date_from,
  date_to,
  where,
  compare,
  tiles.find((one) => one.id === tile_id)?.question,
];

const OPENED_MS = 2_000;

/** A dashboard; the answers that the server has at hand come with it, and its tiles find them. */
export const dashboardQuery = (project_id: string, dashboard_id: string, lens: Lens = {}) =>
  queryOptions({
    queryKey: ['dashboard', project_id, dashboard_id],
    queryFn: async ({ client, signal }): Promise<Dashboard> => {
      const params = { path: { project_id, dashboard_id }, query: lens };
      const { dashboard, answers } = await answered(api.GET(`${BOARD}/opened`, { params, signal }));
      for (const [tile_id, answer] of Object.entries(answers)) {
        const asks = asksOf(dashboard, tile_id);
        client.setQueryData(tileQuery(project_id, dashboard_id, tile_id, asks, lens).queryKey, answer);
      }
      return dashboard;
    },
    staleTime: OPENED_MS,
    retry: false,
    refetchOnWindowFocus: false,
  });

export const versionsQuery = (project_id: string, kind: 'insight' | 'dashboard' | 'metric', id: string) =>
  queryOptions({
    queryKey: ['saved-versions', project_id, kind, id],
    queryFn: ({ signal }) =>
      answered(
        kind === 'insight'
          ? api.GET(`${INSIGHT}/versions`, { params: { path: { project_id, insight_id: id } }, signal })
          : kind === 'metric'
            ? api.GET(`${METRIC}/versions`, { params: { path: { project_id, metric_id: id } }, signal })
            : api.GET(`${BOARD}/versions`, { params: { path: { project_id, dashboard_id: id } }, signal }),
      ),
    staleTime: 0,
  });

/** Returns what can be done with insights. */
export function useInsightVerbs() {
  const { project_id } = useProject();
  const keys = [
    ['insights', project_id],
    ['dashboard', project_id],
    ['saved-versions', project_id, 'insight'],
  ];
  const at = (insight_id: string) => ({ path: { project_id, insight_id } });
  const create = useSend(
    (body: InsightIn): Promise<Insight> =>
      answered(api.POST(INSIGHTS, { params: { path: { project_id } }, body })),
    keys,
  );
  const change = useSend(
    ({ id, ...body }: InsightIn & { id: string; revision: number }): Promise<Insight> =>
      answered(api.PUT(INSIGHT, { params: at(id), body })),
    keys,
  );
  const remove = useSend((id: string) => answered(api.DELETE(INSIGHT, { params: at(id) })), keys);
  const bringBack = useSend(
    (id: string) => answered(api.POST(`${INSIGHT}/bring-back`, { params: at(id) })),
    keys,
  );
  const restore = useSend(
    ({ id, revision, version }: { id: string; revision: number; version: number }) =>
      answered(
        api.POST(`${INSIGHT}/versions/{version}/restore`, {
          params: { path: { project_id, insight_id: id, version: String(version) } },
          body: { revision },
        }),
      ),
    keys,
  );
  return { create, change, remove, bringBack, restore };
}

/** Returns what can be done with dashboards; saving is `use-board.ts`. */
export function useDashboardVerbs() {
  const { project_id } = useProject();
  const keys = [['dashboards', project_id]];
  const at = (dashboard_id: string) => ({ path: { project_id, dashboard_id } });
  const create = useSend(
    (body: DashboardIn): Promise<Dashboard> =>
      answered(api.POST(BOARDS, { params: { path: { project_id } }, body })),
    keys,
  );
  const duplicate = useSend(
    ({ id, name }: { id: string; name: string }) =>
      answered(api.POST(`${BOARD}/duplicate`, { params: at(id), body: { name } })),
    keys,
  );
  const remove = useSend((id: string) => answered(api.DELETE(BOARD, { params: at(id) })), keys);
  const bringBack = useSend(
    (id: string) => answered(api.POST(`${BOARD}/bring-back`, { params: at(id) })),
    keys,
  );
  return { create, duplicate, remove, bringBack };
}

const MOST_ALIVE = 60_000;

/** Puts a whole dashboard in the place of what it was, also while the page is being closed (64 kB at most). */
export const saveDashboard = (
  project_id: string,
  dashboard_id: string,
  body: DashboardIn & { revision: number },
): Promise<Dashboard> => {
  const keepalive = new Blob([JSON.stringify(body)]).size < MOST_ALIVE;
  return answered(api.PUT(BOARD, { params: { path: { project_id, dashboard_id } }, body, keepalive }));
};

/** Puts a dashboard back to what it was in a version. */
export const restoreDashboard = (
  project_id: string,
  dashboard_id: string,
  revision: number,
  version: number,
): Promise<Dashboard> =>
  answered(
    api.POST(`${BOARD}/versions/{version}/restore`, {
      params: { path: { project_id, dashboard_id, version: String(version) } },
      body: { revision },
    }),
  );
