import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import type { HookDelivery, HookMapping, HookReplayed, HookScheme } from '../../api/types';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';

export const hooksQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['hooks', project_id],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/projects/{project_id}/hooks', { params: { path: { project_id } }, signal })),
  });

export const hookQuery = (project_id: string, hook_id: string) =>
  queryOptions({
    queryKey: ['hooks', project_id, hook_id],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/hooks/{hook_id}', {
          params: { path: { project_id, hook_id } },
          signal,
        }),
      ),
  });

export const presetsQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['hook-presets'],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/hooks/presets', { params: { path: { project_id } }, signal }),
      ),
    staleTime: Infinity,
  });

/** Deliveries, newest first, of one verdict or all. */
export const deliveriesQuery = (project_id: string, hook_id: string, verdict?: HookDelivery['verdict']) =>
  infiniteQueryOptions({
    queryKey: ['hook-deliveries', project_id, hook_id, verdict],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/hooks/{hook_id}/deliveries', {
          params: { path: { project_id, hook_id }, query: { verdict, cursor: pageParam, limit: 25 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    refetchInterval: 3_000,
  });

export const deliveryQuery = (project_id: string, hook_id: string, seq: number) =>
  queryOptions({
    queryKey: ['hook-delivery', project_id, hook_id, seq],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/hooks/{hook_id}/deliveries/{seq}', {
          params: { path: { project_id, hook_id, seq: String(seq) } },
          signal,
        }),
      ),
    retry: false,
  });

type Span = { since: string; until: string; verdict: HookDelivery['verdict'] | null; seqs: number[] };

/** Returns what can be done with webhooks; each refreshes what is on screen of them. */
export function useHookVerbs() {
  const { project_id } = useProject();
  const keys = [['hooks', project_id]];
  const at = (hook_id: string) => ({ path: { project_id, hook_id } });
  const create = useSend(
    (body: { name: string; scheme: HookScheme; mapping: HookMapping; secret: string }) =>
      answered(api.POST('/api/v1/projects/{project_id}/hooks', { params: { path: { project_id } }, body })),
    keys,
  );
  const change = useSend(
    ({
      id,
      ...body
    }: {
      id: string;
      revision: number;
      name: string;
      scheme: HookScheme;
      mapping: HookMapping;
    }) => answered(api.PUT('/api/v1/projects/{project_id}/hooks/{hook_id}', { params: at(id), body })),
    keys,
  );
  const rotate = useSend(
    ({ id, ...body }: { id: string; secret: string; overlap_hours: number }) =>
      answered(api.POST('/api/v1/projects/{project_id}/hooks/{hook_id}/secret', { params: at(id), body })),
    keys,
  );
  const remove = useSend(
    (id: string) => answered(api.DELETE('/api/v1/projects/{project_id}/hooks/{hook_id}', { params: at(id) })),
    keys,
  );
  return { create, change, rotate, remove };
}

type Tried = {
  hook_id: number;
  name: string;
  scheme: HookScheme;
  mapping: HookMapping;
  example: string;
  headers: Record<string, string>;
};

/** Returns a trial of rules on an example; nothing is stored by it. */
export function useTrial() {
  const { project_id } = useProject();
  return useSend((body: Tried) =>
    answered(
      api.POST('/api/v1/projects/{project_id}/hooks/preview', { params: { path: { project_id } }, body }),
    ),
  );
}

/** Returns a replay of kept deliveries, stretch by stretch, to where it ended when it began. */
export function useReplay(hook_id: string) {
  const { project_id } = useProject();
  return useSend(
    async (span: Span): Promise<HookReplayed> => {
      let after_seq: number | null = 0;
      let upto_seq: number | null = null;
      const sum = { deliveries: 0, accepted: 0, duplicates: 0, refused: 0, unmatched: 0 };
      while (after_seq !== null) {
        const body: Span & { after_seq: number; upto_seq: number | null } = { ...span, after_seq, upto_seq };
        const done: HookReplayed = await answered(
          api.POST('/api/v1/projects/{project_id}/hooks/{hook_id}/replay', {
            params: { path: { project_id, hook_id } },
            body,
          }),
        );
        for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += done[name];
        ({ after_seq, upto_seq } = done);
      }
      return { ...sum, after_seq: null, upto_seq: upto_seq ?? 0 };
    },
    [['hook-deliveries', project_id, hook_id]],
  );
}
