import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './app/query-client';
import { router } from './app/router';
import { startI18n } from './i18n/setup';
import { sessionQuery } from './shared/session';
import { UiProvider } from './ui/provider';

// A page of a project begins with the session: it is asked for while the words of its language are fetched.
if (/\/p\/\d+/.test(location.pathname)) void queryClient.prefetchQuery(sessionQuery);
await startI18n();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <UiProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </UiProvider>
    </StrictMode>,
  );
