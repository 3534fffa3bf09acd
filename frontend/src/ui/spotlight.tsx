import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';

export type Command = { id: string; label: string; description?: string; keywords?: string; run: () => void };
export type CommandGroup = { title: string; commands: Command[] };

type PaletteProps = { groups: CommandGroup[]; onSearch: (text: string) => void };

/** The command palette: go somewhere, find somebody, do something; opened by ⌘K or Ctrl K; at once, to lose no key. */
export function CommandPalette({ groups, onSearch }: PaletteProps) {
  const { t } = useTranslation();
  const actions: SpotlightActionGroupData[] = groups.map((group) => ({
    group: group.title,
    actions: group.commands.map(({ run, ...command }) => ({ ...command, onClick: run })),
  }));
  return (
    <Spotlight
      actions={actions}
      shortcut={['mod + K']}
      onQueryChange={onSearch}
      nothingFound={t('common.nothingFound')}
      highlightQuery
      limit={30}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 1, style: { background: 'var(--shade)' } }}
      searchProps={{ placeholder: t('palette.placeholder'), 'aria-label': t('palette.placeholder') }}
    />
  );
}

export const openPalette = () => spotlight.open();
