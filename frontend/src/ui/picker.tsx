import { Combobox, useCombobox } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './picker.module.css';

export type Choice = {
  value: string;
  label: string;
  /** What it is found by beside its label. */
  also?: string;
  hint?: string;
  detail?: string;
  group?: string;
};

type PickerProps = {
  label: string;
  value: string | null;
  placeholder: string;
  choices: Choice[];
  onPick: (value: string) => void;
  disabled?: boolean;
  shown?: string;
  /** Whether the list is open from the beginning. */
  opened?: boolean;
};

const MOST = 200;

/** A word of a sentence that opens a searchable list; each choice may show a volume and examples. */
export function Picker({ label, value, placeholder, choices, onPick, disabled, shown, opened }: PickerProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const open = useEffectEvent(() => combobox.openDropdown());
  useEffect(() => {
    if (opened) open();
  }, [opened]);
  const found = matching(choices, search);
  const current = shown ?? choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <Combobox
      store={combobox}
      width={360}
      position="bottom-start"
      shadow="sm"
      onOptionSubmit={(picked) => {
        onPick(picked);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <button
          type="button"
          className={css.word}
          data-empty={current ? undefined : true}
          aria-label={`${label}: ${current ?? placeholder}`}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          disabled={disabled}
          onClick={() => combobox.toggleDropdown()}
        >
          <span className={css.text}>{current ?? placeholder}</span>
          <ChevronDown size={13} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
          placeholder={t('common.search')}
          aria-label={`${label}: ${t('common.search')}`}
        />
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label}>
          {found.length === 0 ? <Combobox.Empty>{t('common.nothingFound')}</Combobox.Empty> : null}
          {grouped(found).map(([group, items]) =>
            group ? (
              <Combobox.Group key={group} label={group}>
                {items.map((choice) => option(choice, choice.value === value))}
              </Combobox.Group>
            ) : (
              items.map((choice) => option(choice, choice.value === value))
            ),
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/**
 * Returns the choices with these letters in their label, or in what else they are found by; of too many, those that
 * begin with them come first.
 */
export function matching(choices: Choice[], search: string): Choice[] {
  const needle = search.trim().toLocaleLowerCase();
  const words = ({ label, also }: Choice) => [label, also ?? ''].map((word) => word.toLocaleLowerCase());
  const found = choices.filter((one) => words(one).some((word) => word.includes(needle)));
  if (found.length <= MOST) return found;
  const begins = (one: Choice) => words(one).some((word) => word.startsWith(needle));
  return [...found.filter(begins), ...found.filter((one) => !begins(one))].slice(0, MOST);
}

function option(choice: Choice, active: boolean) {
  return (
    <Combobox.Option value={choice.value} key={choice.value} active={active}>
      <span className={css.option}>
        <span className={css.name} data-active={active || undefined}>
          {choice.label}
        </span>
        {choice.hint ? <span className={css.hint}>{choice.hint}</span> : null}
      </span>
      {choice.detail ? <span className={css.detail}>{choice.detail}</span> : null}
    </Combobox.Option>
  );
}

function grouped(choices: Choice[]): [string, Choice[]][] {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices)
    groups.set(choice.group ?? '', [...(groups.get(choice.group ?? '') ?? []), choice]);
  return [...groups];
}
