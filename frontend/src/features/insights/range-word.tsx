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

type RangeProps = { value: Range; today: string; whole?: Range; onPick: (range: Range) => void };

/** The dates of a sentence: a span that moves with today, all data, or two fixed days. */
export function RangeWord({ value, today, whole, onPick }: RangeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const days = daysOf(value, today);
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
          aria-label={`${t('insight.range')}: ${rangeText(value, t, format)}`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {rangeText(value, t, format)}
          <ChevronDown size={13} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={12}>
          <div className={css.presets}>
            {PRESETS.map((preset) => (
              <Button
                key={`${preset.last}${preset.unit}`}
                variant={
                  'last' in value && value.last === preset.last && value.unit === preset.unit
                    ? 'light'
                    : 'subtle'
                }
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
              value={days.from}
              max={days.to}
              onChange={(event) =>
                event.currentTarget.value && onPick({ ...days, from: event.currentTarget.value })
              }
            />
            <TextInput
              type="date"
              label={t('insight.ranges.to')}
              value={days.to}
              min={days.from}
              onChange={(event) =>
                event.currentTarget.value && onPick({ ...days, to: event.currentTarget.value })
              }
            />
          </Row>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Returns a span of days in words. */
export function rangeText(range: Range, t: Translate, format: Format): string {
  if ('from' in range)
    return t('insight.ranges.fixed', { from: format.date(range.from), to: format.date(range.to) });
  return t(`insight.ranges.${range.unit}`, { count: range.last });
}
