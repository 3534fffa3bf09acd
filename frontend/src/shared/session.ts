import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { answered, api, setCsrf } from '../api/http';
import type { ProjectRef, Session } from '../api/types';

/** Who is signed in and which projects they see; asked once, kept until something changes it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => remember(await answered(api.GET('/api/v1/session', { signal }))),
  staleTime: Infinity,
  retry: false,
});

/** Keeps the token every change must carry, and hands the session on. */
export function remember(session: Session): Session {
  setCsrf(session.csrf_token);
  return session;
}

/** Returns the session; only for pages behind sign-in, where the router has already loaded it. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('useSession outside a signed-in page');
  return data;
}

/** The project of a page that nobody has to sign in for. */
export const GivenProject = createContext<ProjectRef | undefined>(undefined);

/** Returns the project of the address, or the one that the page was given. */
export function useProject(): ProjectRef {
  const { projectId } = useParams({ strict: false });
  const given = useContext(GivenProject);
  const { data } = useQuery({ ...sessionQuery, enabled: given === undefined });
  const project = given ?? data?.projects.find((one) => one.project_id === projectId);
  if (!project) throw new Error('useProject outside a project page');
  return project;
}

/** Returns what the reader's role in this project allows. */
export function useMay(): { write: boolean; manage: boolean } {
  const { role } = useProject();
  return { write: role !== 'viewer', manage: role === 'owner' || role === 'admin' };
}

/** Returns the address of a project in the API. */
export const projectPath = (projectId: string) => `/api/v1/projects/${encodeURIComponent(projectId)}`;
