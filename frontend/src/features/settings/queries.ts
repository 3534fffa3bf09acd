import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../../api/http';
import type { Audit, Key, Members, Project } from '../../api/types';
import { projectPath } from '../../shared/session';

export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => get<Project>(projectPath(projectId), {}, signal),
  });

export const keysQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['keys', projectId],
    queryFn: ({ signal }) => get<{ items: Key[] }>(`${projectPath(projectId)}/keys`, {}, signal),
  });

export const membersQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['members', projectId],
    queryFn: ({ signal }) => get<Members>(`${projectPath(projectId)}/members`, {}, signal),
  });

/** What was changed, newest first. */
export const auditQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', projectId],
    queryFn: ({ pageParam, signal }) =>
      get<Audit>(`${projectPath(projectId)}/audit`, { cursor: pageParam, limit: 100 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
