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

/** Groups, the newest seen first, a page at a time. */
export const groupsQuery = (projectId: string, search: string) =>
  infiniteQueryOptions({
    queryKey: ['groups', projectId, search],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/groups', {
          params: { path: { project_id: projectId }, query: { search, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });

export type GroupAddress = { type: string; groupId: string };

const ofGroup = (projectId: string, { type, groupId }: GroupAddress) => ({
  path: { project_id: projectId, type, group_id: groupId },
});

/** One group with its traits. */
export const groupQuery = (projectId: string, group: GroupAddress) =>
  queryOptions({
    queryKey: ['group', projectId, group],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/groups/{type}/{group_id}', {
          params: ofGroup(projectId, group),
          signal,
        }),
      ),
  });

/** Who belongs to a group, a page at a time. */
export const groupPeopleQuery = (projectId: string, group: GroupAddress) =>
  infiniteQueryOptions({
    queryKey: ['group', projectId, group, 'people'],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/groups/{type}/{group_id}/people', {
          params: { ...ofGroup(projectId, group), query: { limit: 20, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

/** What the people of a group did, newest first. */
export const groupTimelineQuery = (projectId: string, { type, groupId }: GroupAddress) =>
  infiniteQueryOptions({
    queryKey: ['timeline', projectId, `${type}/${groupId}`],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/groups/{type}/{group_id}/events', {
          params: {
            ...ofGroup(projectId, { type, groupId }),
            query: { cursor: pageParam, limit: 50 },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

/** Erasures, newest first; asked again while one is being done. */
export const erasuresQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['erasures', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/erasures', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'working') ? 2000 : false),
  });

/** Where the browser downloads the certificate of an erasure. */
export const certificateUrl = (projectId: string, erasureId: string) =>
  `/api/v1/projects/${projectId}/erasures/${erasureId}/certificate`;

/** Asks whether a certificate is genuine. */
export const checkCertificate = (projectId: string, certificate: Record<string, unknown>) =>
  answered(
    api.POST('/api/v1/projects/{project_id}/erasures/verify', {
      params: { path: { project_id: projectId } },
      body: certificate,
    }),
  );
