import { infiniteQueryOptions, keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import type { ChartAnswer } from '../../api/types';
import type { Point } from './draft';
import { peopleBehind, type Query } from './query';

/** The answer to a question; the one before stays on screen while the next is computed. */
export const answerQuery = (projectId: string, query: Query | null) =>
  queryOptions({
    queryKey: ['answer', projectId, query],
    queryFn: query ? ({ signal }): Promise<ChartAnswer> => ask(projectId, query, signal) : skipToken,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** The people behind one number, a page at a time. */
export const behindQuery = (projectId: string, of: Query | null, point: Point | undefined) =>
  infiniteQueryOptions({
    queryKey: ['behind', projectId, of, point],
    queryFn:
      of && point
        ? ({ pageParam, signal }) => ask(projectId, peopleBehind(of, point, 50, pageParam), signal)
        : skipToken,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.result.cursor,
  });
