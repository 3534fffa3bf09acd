import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import { finished } from '../../lib/condition';
import type { PeopleAddress } from './url';

/** The list of people, a page at a time. */
export const peopleQuery = (projectId: string, { search, filter, sort }: PeopleAddress) => {
  const done = finished(filter);
  const params = { search, filter: done && JSON.stringify(done), sort: sort ?? '-last_seen', limit: 100 };
  return infiniteQueryOptions({
    queryKey: ['people', projectId, params],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/people', {
          params: { path: { project_id: projectId }, query: { ...params, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });
};

const at = (projectId: string, personId: string) => ({
  path: { project_id: projectId, person_id: personId },
});

/** One person with traits, identities and merges. */
export const personQuery = (projectId: string, personId: string) =>
  queryOptions({
    queryKey: ['person', projectId, personId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/people/{person_id}', {
          params: at(projectId, personId),
          signal,
        }),
      ),
  });

/** The devices of a person. */
export const devicesQuery = (projectId: string, personId: string) =>
  queryOptions({
    queryKey: ['person', projectId, personId, 'devices'],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/people/{person_id}/devices', {
          params: at(projectId, personId),
          signal,
        }),
      ),
  });

/** Where a person stands on each purpose. */
export const consentQuery = (projectId: string, personId: string) =>
  queryOptions({
    queryKey: ['person', projectId, personId, 'consent'],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/people/{person_id}/consent', {
          params: at(projectId, personId),
          signal,
        }),
      ),
  });

/** What a person did, newest first. */
export const timelineQuery = (projectId: string, personId: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', projectId, personId],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/people/{person_id}/events', {
          params: { ...at(projectId, personId), query: { cursor: pageParam, limit: 50 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

export const undoMerge = (projectId: string, mergeId: string) =>
  answered(
    api.POST('/api/v1/projects/{project_id}/merges/{merge_id}/undo', {
      params: { path: { project_id: projectId, merge_id: mergeId } },
    }),
  );

export const mergePeople = (projectId: string, from_user_id: string, into_user_id: string) =>
  answered(
    api.POST('/api/v1/projects/{project_id}/people/merge', {
      params: { path: { project_id: projectId } },
      body: { from_user_id, into_user_id },
    }),
  );

export const erasePerson = (projectId: string, personId: string) =>
  answered(
    api.DELETE('/api/v1/projects/{project_id}/people/{person_id}', { params: at(projectId, personId) }),
  );

/** Where the browser downloads everything about a person as one file. */
export const archiveUrl = (projectId: string, personId: string) =>
  `/api/v1/projects/${projectId}/people/${personId}/archive`;
