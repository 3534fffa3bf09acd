import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../api/http';
import type { DeliveryState, NoticeKind } from '../../../api/types';

/** The kinds that can be followed, in the order they are shown. */
export const KINDS = ['silence', 'rejects', 'alert', 'report'] as const satisfies NoticeKind[];
export type FollowedKind = (typeof KINDS)[number];

/** Where a delivery ended without success. */
export const FAILED: DeliveryState[] = ['refused', 'given_up', 'skipped'];

/** What the reader follows in a project. */
export const followingQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['following', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/me/notices/{project_id}', { params: { path: { project_id: projectId } }, signal }),
      ),
  });

export const channelsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['notice-channels', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/notices/channels', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
  });

/** Who was told what, newest first. */
export const deliveriesQuery = (projectId: string, failed: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notice-deliveries', projectId, failed],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/notices/deliveries', {
          params: {
            path: { project_id: projectId },
            query: { cursor: pageParam, limit: 50, ...(failed ? { state: FAILED } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    refetchInterval: 15_000,
  });

export const outboxQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['outbox', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/notices/outbox', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
  });

export const outboxMessageQuery = (projectId: string, key: string) =>
  queryOptions({
    queryKey: ['outbox', projectId, key],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/notices/outbox/{key}', {
          params: { path: { project_id: projectId, key } },
          signal,
        }),
      ),
  });
