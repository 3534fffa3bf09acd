import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Session } from '../../api/types';
import { remember, sessionQuery } from '../../shared/session';

/** Returns what happens once the server says who somebody is: keep it, and go where they wanted. */
export function useEnter() {
  const client = useQueryClient();
  const router = useRouter();
  return async (session: Session, next = '/') => {
    client.setQueryData(sessionQuery.queryKey, remember(session));
    const inside = next.startsWith('/') && !next.startsWith('//');
    router.history.push(inside ? next : '/');
  };
}
