import './styles';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { cssVariablesResolver, theme } from './theme';

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
      <Notifications position="bottom-right" limit={3} autoClose={6000} />
      {children}
    </MantineProvider>
  );
}
