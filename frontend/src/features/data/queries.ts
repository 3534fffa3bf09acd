import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import type { RejectFix, RejectReason, RejectSelection, Replayed } from '../../api/types';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';

export const pipelineQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['pipeline', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/pipeline', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
    refetchInterval: 2_000,
  });

/** Refused items, newest first, of one reason or all. */
export const rejectsQuery = (projectId: string, reason: RejectReason | undefined) =>
  infiniteQueryOptions({
    queryKey: ['rejects', projectId, reason],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/rejects', {
          params: { path: { project_id: projectId }, query: { reason, cursor: pageParam, limit: 50 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

/** Open refused items by reason and source. */
export const rejectGroupsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['reject-groups', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/rejects/groups', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
    refetchInterval: 5_000,
  });

type Fixing = RejectSelection & { fixes: RejectFix[] };

/** Returns what can be done with refused items; each refreshes what is on screen of them. */
export function useRejectChanges() {
  const { project_id } = useProject();
  const params = { path: { project_id } };
  const keys = [
    ['rejects', project_id],
    ['reject-groups', project_id],
  ];
  const preview = useSend((body: Fixing) =>
    answered(api.POST('/api/v1/projects/{project_id}/rejects/preview', { params, body })),
  );
  const replay = useSend((body: Fixing) => replayAll(project_id, body), keys);
  const discard = useSend(
    (body: RejectSelection) =>
      answered(api.POST('/api/v1/projects/{project_id}/rejects/discard', { params, body })),
    keys,
  );
  return { preview, replay, discard };
}

/** Replays a selection stretch by stretch, to where it ended when it began; returns what became of all. */
async function replayAll(project_id: string, fixing: Fixing): Promise<Replayed> {
  let after_seq: number | null = 0;
  let upto_seq: number | null = null;
  const sum = { accepted: 0, duplicates: 0, refused: 0, unreadable: 0 };
  while (after_seq !== null) {
    const body: Fixing & { after_seq: number; upto_seq: number | null } = { ...fixing, after_seq, upto_seq };
    const done: Replayed = await answered(
      api.POST('/api/v1/projects/{project_id}/rejects/replay', { params: { path: { project_id } }, body }),
    );
    sum.accepted += done.accepted;
    sum.duplicates += done.duplicates;
    sum.refused += done.refused;
    sum.unreadable += done.unreadable;
    ({ after_seq, upto_seq } = done);
  }
  return { ...sum, after_seq: null, upto_seq: upto_seq ?? 0 };
}
