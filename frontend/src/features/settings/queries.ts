import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';

export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}', { params: { path: { project_id: projectId } }, signal }),
      ),
  });

/** What the project decides about its own data. */
export const settingsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project-settings', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/settings', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
  });

export const membersQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['members', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/members', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
  });

/** What was changed, newest first. */
export const auditQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', projectId],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/audit', {
          params: { path: { project_id: projectId }, query: { cursor: pageParam, limit: 100 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

/** What data is used for. */
export const purposesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['purposes', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/purposes', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
  });
