import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../../api/http';
import type { Pipeline, Rejects } from '../../api/types';
import { projectPath } from '../../shared/session';

export const pipelineQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['pipeline', projectId],
    queryFn: ({ signal }) => get<Pipeline>(`${projectPath(projectId)}/pipeline`, {}, signal),
    refetchInterval: 2_000,
  });

/** Refused items, newest first, of one reason or all. */
export const rejectsQuery = (projectId: string, reason: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['rejects', projectId, reason],
    queryFn: ({ pageParam, signal }) =>
      get<Rejects>(`${projectPath(projectId)}/rejects`, { reason, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
