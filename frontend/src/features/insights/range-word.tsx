import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Translate, useFormat } from '../../i18n/setup';
import { daysOf, type Range } from '../../lib/dates';
import type { Format } from '../../lib/format';
import { Button, Popover, TextInput } from '../../ui/kit';
import { Row, Stack } from '../../ui/layout';
import css from './sentence.module.css';

const PRESETS: Extract<Range, { last: number }>[] = [
  { last: 1, unit: 'day' },
  { last: 7, unit: 'day' },
  { last: 30, unit: 'day' },
  { last: 90, unit: 'day' },
  { last: 6, unit: 'month' },
  { last: 12, unit: 'month' },
];

type RangeProps = {
  value: Range | undefined;
  today: string;
  whole?: Range;
  /** What is written while no dates are chosen. */
  unset?: string;
  onPick: (range: Range) => void;
};

/** The dates of a sentence: a span that moves with today, all data, or two fixed days. */
export function RangeWord({ value, today, whole, unset = '', onPick }: RangeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const days = value && daysOf(value, today);
  const text = value ? rangeText(value, t, format) : unset;
  const pick = (range: Range) => {
    onPick(range);
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="sm" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.word}
          aria-label={`${t('insight.range')}: ${text}`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {text}
          <ChevronDown size={13} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={12}>
          <div className={css.presets}>
            {PRESETS.map((preset) => (
              <Button
                key={`${preset.last}${preset.unit}`}
                variant={isSpan(value, preset) ? 'light' : 'subtle'}
                onClick={() => pick(preset)}
              >
                {rangeText(preset, t, format)}
              </Button>
            ))}
            {whole ? (
              <Button variant="subtle" onClick={() => pick(whole)}>
                {t('insight.ranges.all')}
              </Button>
            ) : null}
          </div>
          <Row gap={8}>
            <TextInput
              type="date"
              label={t('insight.ranges.from')}
              value={days?.from ?? ''}
              max={days?.to ?? today}
              onChange={({ currentTarget: { value: from } }) =>
                from && onPick({ from, to: days?.to ?? today })
              }
            />
            <TextInput
              type="date"
              label={t('insight.ranges.to')}
              value={days?.to ?? ''}
              min={days?.from}
              onChange={({ currentTarget: { value: to } }) => to && onPick({ from: days?.from ?? to, to })}
            />
          </Row>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function isSpan(value: Range | undefined, preset: { last: number; unit: string }): boolean {
  return value !== undefined && 'last' in value && value.last === preset.last && value.unit === preset.unit;
}

/** Returns a span of days in words. */
export function rangeText(range: Range, t: Translate, format: Format): string {
  if ('from' in range)
    return t('insight.ranges.fixed', { from: format.date(range.from), to: format.date(range.to) });
  return t(`insight.ranges.${range.unit}`, { count: range.last });
}
