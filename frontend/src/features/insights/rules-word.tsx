import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { Checkbox, Popover } from '../../ui/kit';
import { type Rule, RULES } from './attribution-draft';
import css from './sentence.module.css';

type Props = { value: Rule[]; onPick: (rules: Rule[]) => void };

/** The rules of a sentence: one or more, each said in a line. */
export function RulesWord({ value, onPick }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [opened, setOpened] = useState(false);
  const names = new Intl.ListFormat(locale).format(value.map((rule) => t(`attribution.rules.${rule}`)));
  const toggle = (rule: Rule, on: boolean) =>
    onPick(RULES.filter((one) => (one === rule ? on : value.includes(one))));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="sm" trapFocus width={360}>
      <Popover.Target>
        <button
          type="button"
          className={css.word}
          aria-label={`${t('attribution.rulesLabel')}: ${names}`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {names}
          <ChevronDown size={13} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={css.choices} role="group" aria-label={t('attribution.rulesLabel')}>
          {RULES.map((rule) => (
            <Checkbox
              key={rule}
              label={t(`attribution.rules.${rule}`)}
              description={t(`attribution.ruleHints.${rule}`)}
              checked={value.includes(rule)}
              disabled={value.length === 1 && value.includes(rule)}
              onChange={(event) => toggle(rule, event.currentTarget.checked)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
