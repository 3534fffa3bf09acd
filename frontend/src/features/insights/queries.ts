import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { send } from '../../api/http';
import type { Answer, FunnelResult, PeopleResult, RetentionResult, TrendResult } from '../../api/types';
import { projectPath } from '../../shared/session';
import type { Point } from './draft';
import { peopleBehind, type Query } from './query';

export type AnyAnswer = Answer<TrendResult | FunnelResult | RetentionResult>;

/** The answer to a question; the one before stays on screen while the next is computed. */
export const answerQuery = (projectId: string, query: Query | null) =>
  queryOptions({
    queryKey: ['answer', projectId, query],
    queryFn: ({ signal }) => send<AnyAnswer>('POST', `${projectPath(projectId)}/query`, query, signal),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** The people behind one number, a page at a time. */
export const behindQuery = (projectId: string, of: Query | null, point: Point | undefined) =>
  infiniteQueryOptions({
    queryKey: ['behind', projectId, of, point],
    queryFn: ({ pageParam, signal }) =>
      send<Answer<PeopleResult>>(
        'POST',
        `${projectPath(projectId)}/query`,
        peopleBehind(of ?? {}, point ?? {}, 50, pageParam),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.result.cursor,
    enabled: of !== null && point !== undefined,
  });
