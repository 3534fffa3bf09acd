import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './session';

/** Leaves a project that is gone: the list of projects is asked again before its page disappears. */
export async function leaveRemoved(client: QueryClient, goHome: () => Promise<void>): Promise<void> {
  localStorage.removeItem('cauce-project');
  const fresh = await client.fetchQuery({ ...sessionQuery, queryKey: ['session', 'fresh'], staleTime: 0 });
  const before = client.getQueryData(sessionQuery.queryKey);
  const first = fresh.projects[0];
  // The page of the removed project stays drawn until the address has changed.
  if (first) localStorage.setItem('cauce-project', first.project_id);
  client.setQueryData(
    sessionQuery.queryKey,
    before && { ...before, projects: [...fresh.projects, ...before.projects] },
  );
  await goHome();
  client.setQueryData(sessionQuery.queryKey, fresh);
}
