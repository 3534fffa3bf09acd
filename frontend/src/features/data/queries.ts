import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import type { RejectReason } from '../../api/types';

export const pipelineQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['pipeline', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/pipeline', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
    refetchInterval: 2_000,
  });

/** Refused items, newest first, of one reason or all. */
export const rejectsQuery = (projectId: string, reason: RejectReason | undefined) =>
  infiniteQueryOptions({
    queryKey: ['rejects', projectId, reason],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/rejects', {
          params: { path: { project_id: projectId }, query: { reason, cursor: pageParam, limit: 50 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
