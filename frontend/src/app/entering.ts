import { redirect } from '@tanstack/react-router';
import { Problem } from '../api/http';
import type { Session } from '../api/types';
import { sessionQuery } from '../shared/session';
import { queryClient } from './query-client';

/** Returns the session; without one the sign-in page comes first, and leads back. */
export async function sessionOrSignIn(next: string): Promise<Session> {
  try {
    return await queryClient.ensureQueryData(sessionQuery);
  } catch (error) {
    if (error instanceof Problem && error.status === 401)
      throw redirect({ to: '/sign-in', search: next === '/' ? {} : { next } });
    throw error;
  }
}

/** Returns the project that was opened last, else the first. */
export function preferred(session: Session): string | undefined {
  const last = localStorage.getItem('cauce-project');
  const known = session.projects.find((one) => one.project_id === last) ?? session.projects[0];
  return known?.project_id;
}
