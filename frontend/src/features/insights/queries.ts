import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import type { Answer, FunnelResult, PeopleResult, RetentionResult, TrendResult } from '../../api/types';
import type { Point } from './draft';
import { peopleBehind, type Query } from './query';

export type AnyAnswer = Answer<TrendResult | FunnelResult | RetentionResult>;

/** Asks one question; what `result` holds follows from the kind asked for. */
export const ask = <Wanted>(projectId: string, query: Query, signal?: AbortSignal) =>
  answered(
    api.POST('/api/v1/projects/{project_id}/query', {
      params: { path: { project_id: projectId } },
      body: query,
      signal,
    }),
  ) as Promise<unknown> as Promise<Wanted>;

/** The answer to a question; the one before stays on screen while the next is computed. */
export const answerQuery = (projectId: string, query: Query | null) =>
  queryOptions({
    queryKey: ['answer', projectId, query],
    queryFn: ({ signal }) => ask<AnyAnswer>(projectId, query ?? {}, signal),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** The people behind one number, a page at a time. */
export const behindQuery = (projectId: string, of: Query | null, point: Point | undefined) =>
  infiniteQueryOptions({
    queryKey: ['behind', projectId, of, point],
    queryFn: ({ pageParam, signal }) =>
      ask<Answer<PeopleResult>>(projectId, peopleBehind(of ?? {}, point ?? {}, 50, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.result.cursor,
    enabled: of !== null && point !== undefined,
  });
