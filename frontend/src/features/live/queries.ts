import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import { isUnderway } from './journey';
import type { Arrival } from './stream';

const MOST = 50;
const FOLLOW_MS = 1_000;

/** Where a message is; asked again every second while it is on its way. */
export const journeyQuery = (projectId: string, message: string) =>
  queryOptions({
    queryKey: ['journey', projectId, message],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/events/journey', {
          params: { path: { project_id: projectId }, query: { message_id: message } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (isUnderway(state.data?.items ?? []) ? FOLLOW_MS : false),
  });

/** Returns what arrived, from any source or one, just before the page was opened, oldest first. */
export async function recent(projectId: string, key: string): Promise<Arrival[]> {
  const params = { path: { project_id: projectId }, query: { limit: MOST, key_id: key } };
  const [events, rejects] = await Promise.all([
    answered(api.GET('/api/v1/projects/{project_id}/events', { params })),
    answered(api.GET('/api/v1/projects/{project_id}/rejects', { params })),
  ]);
  const arrivals: Arrival[] = [
    ...events.items.map((accepted) => ({ key: `a${accepted.seq}`, at: accepted.received_at, accepted })),
    ...rejects.items.map((rejected) => ({ key: `r${rejected.seq}`, at: rejected.received_at, rejected })),
  ];
  return arrivals.sort((a, b) => a.at.localeCompare(b.at)).slice(-MOST);
}
