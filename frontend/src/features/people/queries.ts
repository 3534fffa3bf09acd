import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, send } from '../../api/http';
import type { EventPage, Merge, PeoplePage, Person } from '../../api/types';
import { finished } from '../../lib/condition';
import { projectPath } from '../../shared/session';
import type { PeopleAddress } from './url';

/** The list of people, a page at a time. */
export const peopleQuery = (projectId: string, { search, filter, sort }: PeopleAddress) => {
  const done = finished(filter);
  const params = { search, filter: done && JSON.stringify(done), sort: sort ?? '-last_seen', limit: 100 };
  return infiniteQueryOptions({
    queryKey: ['people', projectId, params],
    queryFn: ({ pageParam, signal }) =>
      get<PeoplePage>(`${projectPath(projectId)}/people`, { ...params, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });
};

const personPath = (projectId: string, personId: string) =>
  `${projectPath(projectId)}/people/${encodeURIComponent(personId)}`;

/** One person with traits, identities and merges. */
export const personQuery = (projectId: string, personId: string) =>
  queryOptions({
    queryKey: ['person', projectId, personId],
    queryFn: ({ signal }) => get<Person>(personPath(projectId, personId), {}, signal),
  });

/** What a person did, newest first. */
export const timelineQuery = (projectId: string, personId: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', projectId, personId],
    queryFn: ({ pageParam, signal }) =>
      get<EventPage>(`${personPath(projectId, personId)}/events`, { cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

export const undoMerge = (projectId: string, mergeId: string) =>
  send<Merge>('POST', `${projectPath(projectId)}/merges/${encodeURIComponent(mergeId)}/undo`);

export const mergePeople = (projectId: string, from_user_id: string, into_user_id: string) =>
  send<Merge>('POST', `${projectPath(projectId)}/people/merge`, { from_user_id, into_user_id });

export const erasePerson = (projectId: string, personId: string) =>
  send('DELETE', personPath(projectId, personId));
