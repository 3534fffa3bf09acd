import './styles';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { cssVariablesResolver, theme } from './theme';

const Toasts = lazy(() => import('./toasts').then((module) => ({ default: module.Toasts })));
const schemeManager = localStorageColorSchemeManager({ key: 'cauce-theme' });

/** Everything the rest of `ui` needs around it: theme, colour scheme, toasts. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <Suspense>
        <Toasts />
      </Suspense>
      {children}
    </MantineProvider>
  );
}
