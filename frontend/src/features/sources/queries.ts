import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import type { SourceRules } from '../../api/types';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';

/** Every source with what it sent in the last 24 hours. */
export const sourcesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['sources', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/sources', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
    refetchInterval: 10_000,
  });

/** Every alert there ever was, newest first. */
export const historyQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ['source-alerts', projectId, 'all'],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/source-alerts', {
          params: { path: { project_id: projectId }, query: { state: 'all', cursor: pageParam, limit: 50 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

/** Returns what can be done with a source; each refreshes what is on screen of it. */
export function useSourceChanges(key_id: string) {
  const { project_id } = useProject();
  const shown = [
    ['sources', project_id],
    ['source-alerts', project_id],
  ];
  const params = { path: { project_id, key_id } };
  const saveRules = useSend(
    (body: SourceRules) =>
      answered(api.PUT('/api/v1/projects/{project_id}/sources/{key_id}/rules', { params, body })),
    shown,
  );
  const mute = useSend(
    (minutes: number) =>
      answered(
        api.POST('/api/v1/projects/{project_id}/sources/{key_id}/mute', { params, body: { minutes } }),
      ),
    shown,
  );
  const setQuota = useSend(
    (quota_per_s: number | null) =>
      answered(
        api.PUT('/api/v1/projects/{project_id}/keys/{key_id}/quota', { params, body: { quota_per_s } }),
      ),
    shown,
  );
  const acknowledge = useSend(
    (alert_id: string) =>
      answered(
        api.POST('/api/v1/projects/{project_id}/source-alerts/{alert_id}/acknowledge', {
          params: { path: { project_id, alert_id } },
        }),
      ),
    shown,
  );
  return { saveRules, mute, setQuota, acknowledge };
}
