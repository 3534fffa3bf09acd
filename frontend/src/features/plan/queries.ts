import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import type { Plan } from '../../api/types';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';

const path = (project_id: string) => ({ path: { project_id } });

export const planQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['plan', projectId],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/projects/{project_id}/tracking-plan', { params: path(projectId), signal })),
  });

export const violationsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['plan-violations', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/tracking-plan/violations', {
          params: path(projectId),
          signal,
        }),
      ),
    refetchInterval: 15_000,
  });

export const versionsQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ['plan-versions', projectId],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/tracking-plan/versions', {
          params: { ...path(projectId), query: { cursor: pageParam, limit: 25 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

export type Which = 'published' | 'draft';

export const filesQuery = (projectId: string, of: Which) =>
  queryOptions({
    queryKey: ['plan-files', projectId, of],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/tracking-plan/files', {
          params: { ...path(projectId), query: { of } },
          signal,
        }),
      ),
  });

/** Returns what changes the plan; each refreshes every part of it that is on screen. */
export function usePlanChanges() {
  const { project_id } = useProject();
  const params = path(project_id);
  const keys = ['plan', 'plan-versions', 'plan-files', 'plan-violations'].map((key) => [key, project_id]);
  const edit = useSend(
    (body: { plan: Plan; revision: number }) =>
      answered(api.PUT('/api/v1/projects/{project_id}/tracking-plan/draft', { params, body })),
    keys,
  );
  const discard = useSend(
    () => answered(api.DELETE('/api/v1/projects/{project_id}/tracking-plan/draft', { params })),
    keys,
  );
  const learn = useSend(
    () => answered(api.POST('/api/v1/projects/{project_id}/tracking-plan/learn', { params })),
    keys,
  );
  const publish = useSend(
    (body: { revision: number; note: string }) =>
      answered(api.POST('/api/v1/projects/{project_id}/tracking-plan/publish', { params, body })),
    keys,
  );
  const restore = useSend(
    (version: number) =>
      answered(
        api.POST('/api/v1/projects/{project_id}/tracking-plan/versions/{version}/restore', {
          params: { path: { project_id, version: String(version) } },
        }),
      ),
    keys,
  );
  const read = useSend(
    (yaml: string) =>
      answered(api.POST('/api/v1/projects/{project_id}/tracking-plan/import', { params, body: { yaml } })),
    keys,
  );
  return { edit, discard, learn, publish, restore, read };
}
