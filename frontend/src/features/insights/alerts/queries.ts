import { infiniteQueryOptions, keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { answered, api } from '../../../api/http';
import type { Alert, AlertIn, AlertRule } from '../../../api/types';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';

const ALERTS = '/api/v1/projects/{project_id}/alerts';
const ALERT = '/api/v1/projects/{project_id}/alerts/{alert_id}';
const LOOK_AGAIN_MS = 10_000;

export const alertsQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['alerts', project_id],
    queryFn: ({ signal }) => answered(api.GET(ALERTS, { params: { path: { project_id } }, signal })),
    refetchInterval: LOOK_AGAIN_MS,
  });

export const alertQuery = (project_id: string, alert_id: string) =>
  queryOptions({
    queryKey: ['alerts', project_id, alert_id],
    queryFn: ({ signal }) => answered(api.GET(ALERT, { params: { path: { project_id, alert_id } }, signal })),
    refetchInterval: LOOK_AGAIN_MS,
    retry: false,
  });

/** The last buckets as a rule judges them; the ones before stay on screen while it is changed. */
export const previewQuery = (project_id: string, rule: AlertRule | null) =>
  queryOptions({
    queryKey: ['alert-preview', project_id, rule],
    queryFn: rule
      ? ({ signal }) =>
          answered(api.POST(`${ALERTS}/preview`, { params: { path: { project_id } }, body: rule, signal }))
      : skipToken,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

/** Who would be told of an alert now. */
export const reachQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['alert-reach', project_id],
    queryFn: ({ signal }) =>
      answered(api.GET(`${ALERTS}/reach`, { params: { path: { project_id } }, signal })),
  });

/** When the condition held, newest first. */
export const firingsQuery = (project_id: string, alert_id: string) =>
  infiniteQueryOptions({
    queryKey: ['alerts', project_id, alert_id, 'firings'],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET(`${ALERT}/firings`, {
          params: { path: { project_id, alert_id }, query: { cursor: pageParam, limit: 20 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Every bucket as it was judged, newest first. */
export const evaluationsQuery = (project_id: string, alert_id: string) =>
  infiniteQueryOptions({
    queryKey: ['alerts', project_id, alert_id, 'evaluations'],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET(`${ALERT}/evaluations`, {
          params: { path: { project_id, alert_id }, query: { cursor: pageParam, limit: 20 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

export const membersQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['members', project_id],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/members', { params: { path: { project_id } }, signal }),
      ),
  });

/** Returns what can be done with alerts. */
export function useAlertVerbs() {
  const { project_id } = useProject();
  const keys = [
    ['alerts', project_id],
    ['metrics', project_id],
  ];
  const at = (alert_id: string) => ({ path: { project_id, alert_id } });
  const create = useSend(
    (body: AlertIn): Promise<Alert> => answered(api.POST(ALERTS, { params: { path: { project_id } }, body })),
    keys,
  );
  const change = useSend(
    ({ id, ...body }: AlertIn & { id: string; revision: number }): Promise<Alert> =>
      answered(api.PUT(ALERT, { params: at(id), body })),
    keys,
  );
  const snooze = useSend(
    ({ id, minutes }: { id: string; minutes: number }) =>
      answered(api.POST(`${ALERT}/snooze`, { params: at(id), body: { minutes } })),
    keys,
  );
  const remove = useSend((id: string) => answered(api.DELETE(ALERT, { params: at(id) })), keys);
  return { create, change, snooze, remove };
}
