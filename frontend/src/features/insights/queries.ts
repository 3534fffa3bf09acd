import { infiniteQueryOptions, keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { ask, statedInSql } from '../../api/ask';
import { answered, api } from '../../api/http';
import type { ChartAnswer } from '../../api/types';
import type { Point } from './draft';
import { peopleBehind, type Query, whyBehind } from './query';

/** The answer to a question; the one before stays on screen while the next is computed. */
export const answerQuery = (projectId: string, query: Query | null) =>
  queryOptions({
    queryKey: ['answer', projectId, query],
    queryFn: query ? ({ signal }): Promise<ChartAnswer> => ask(projectId, query, signal) : skipToken,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** A question as SQL for the SQL page; the reason, where there is none, comes in the reader's language. */
export const statedQuery = (projectId: string, query: Query, language: string) =>
  queryOptions({
    queryKey: ['stated', projectId, query, language],
    queryFn: ({ signal }) => statedInSql(projectId, query, signal),
    retry: false,
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

/** Why one person is, or is not, behind a number; the words come in the reader's language. */
export const whyQuery = (
  projectId: string,
  of: Query | null,
  point: Point | undefined,
  person: string | undefined,
  language: string,
) =>
  queryOptions({
    queryKey: ['why', projectId, of, point, person, language],
    queryFn:
      of && point && person
        ? ({ signal }) => ask(projectId, whyBehind(of, point, person), signal)
        : skipToken,
  });

const PERSON_ID = /^[0-9a-f]{16}$/;

/** Returns the id of the person that a text names: their id, or a user id; undefined when nobody has it. */
export async function personNamed(projectId: string, text: string): Promise<string | undefined> {
  if (PERSON_ID.test(text)) return text;
  const params = { path: { project_id: projectId }, query: { user_id: text } };
  const found = await answered(api.GET('/api/v1/projects/{project_id}/people', { params }));
  return found.items[0]?.person_id;
}

/** How a person is called, as lists call them. */
export const personNameQuery = (project_id: string, person_id: string) =>
  queryOptions({
    queryKey: ['person', project_id, person_id],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/people/{person_id}', {
          params: { path: { project_id, person_id } },
          signal,
        }),
      ),
    retry: false,
  });
