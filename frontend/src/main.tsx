import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openEarly } from './app/opening';
import { watchParts } from './app/parts';
import { queryClient } from './app/query-client';
import { router } from './app/router';
import { startI18n } from './i18n/setup';
import { UiProvider } from './ui/provider';

watchParts();
openEarly(location);
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
