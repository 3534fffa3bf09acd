import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../api/http';
import type { SharedLink, SharedLinkIn } from '../../../api/types';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';

const LINKS = '/api/v1/projects/{project_id}/dashboards/{dashboard_id}/links';

export const linksQuery = (project_id: string, dashboard_id: string) =>
  queryOptions({
    queryKey: ['shared-links', project_id, dashboard_id],
    queryFn: ({ signal }) =>
      answered(api.GET(LINKS, { params: { path: { project_id, dashboard_id } }, signal })),
  });

/** Returns how links of a dashboard are made and revoked. */
export function useLinkVerbs(dashboard_id: string) {
  const { project_id } = useProject();
  const path = { project_id, dashboard_id };
  const keys = [['shared-links', project_id, dashboard_id]];
  const share = useSend(
    (body: SharedLinkIn): Promise<SharedLink> =>
      answered(api.POST(LINKS, { params: { path }, body: body as never })),
    keys,
  );
  const revoke = useSend(
    (link_id: string) =>
      answered(api.DELETE(`${LINKS}/{link_id}`, { params: { path: { ...path, link_id } } })),
    keys,
  );
  return { share, revoke };
}

/** The dashboard that a link shows. */
export const sharedQuery = (token: string) =>
  queryOptions({
    queryKey: ['shared', token],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/shared/{token}', { params: { path: { token } }, signal })),
    retry: false,
  });

export type Dates = { date_from?: string; date_to?: string };

/** The answer of a tile, as a link shows it. */
export const sharedTileQuery = (token: string, tile_id: string, dates: Dates) =>
  queryOptions({
    queryKey: ['shared-tile', token, tile_id, dates],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/shared/{token}/tiles/{tile_id}/answer', {
          params: { path: { token, tile_id }, query: dates },
          signal,
        }),
      ),
    staleTime: 30_000,
    retry: false,
  });
