import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/http';

/** Server data: tried again only when the server might do better next time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (count, error) =>
        count < 2 && !(error instanceof Problem && error.status > 0 && error.status < 500),
    },
  },
});
