import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

export type Theme = 'light' | 'dark' | 'auto';

/** Returns what the person chose, what is on screen now, and the way to change it. */
export function useTheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  return { chosen: colorScheme as Theme, shown, choose: setColorScheme };
}
