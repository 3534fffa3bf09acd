import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Leaf, readValue, shapeOf } from '../../lib/condition';
import { shortValue } from '../../lib/format';
import { NumberInput, Select, TagsInput, TextInput } from '../../ui/kit';

type ValueProps = { leaf: Leaf; types: string[]; examples: unknown[]; onChange: (next: Leaf) => void };

const UNITS = [
  ['h', 'hours'],
  ['d', 'days'],
  ['w', 'weeks'],
] as const;

/** The value of a comparison, in the shape its operator needs; offers values that were seen. */
export function ValueInput({ leaf, types, examples, onChange }: ValueProps) {
  const { t } = useTranslation();
  const list = useId();
  const seen = [...new Set(examples.map(shortValue))];
  const set = (value: unknown) => onChange({ ...leaf, value });
  switch (shapeOf(leaf.op)) {
    case 'none':
      return null;
    case 'many': {
      const values = Array.isArray(leaf.value) ? leaf.value.map(shortValue) : [];
      return (
        <TagsInput
          w={260}
          aria-label={t('conditions.value')}
          placeholder={values.length ? undefined : t('conditions.values')}
          data={seen}
          value={values}
          onChange={(texts) => set(texts.map((text) => readValue(text, types)))}
        />
      );
    }
    case 'pair': {
      const [from, to] = (Array.isArray(leaf.value) ? leaf.value : []) as (number | null)[];
      const number = (value: string | number) => (value === '' ? null : Number(value));
      return (
        <>
          <NumberInput
            w={100}
            aria-label={t('conditions.from')}
            value={from ?? ''}
            onChange={(v) => set([number(v), to ?? null])}
          />
          <NumberInput
            w={100}
            aria-label={t('conditions.to')}
            value={to ?? ''}
            onChange={(v) => set([from ?? null, number(v)])}
          />
        </>
      );
    }
    case 'date':
      return (
        <TextInput
          type="date"
          w={150}
          aria-label={t('conditions.value')}
          value={typeof leaf.value === 'string' ? leaf.value : ''}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'duration':
      return <Duration value={leaf.value} onChange={set} />;
    default:
      return (
        <>
          <TextInput
            w={180}
            aria-label={t('conditions.value')}
            placeholder={t('conditions.value')}
            list={list}
            value={leaf.value === undefined || leaf.value === null ? '' : shortValue(leaf.value)}
            onChange={(event) => set(readValue(event.currentTarget.value, types))}
          />
          <datalist id={list}>
            {seen.map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </>
      );
  }
}

function Duration({ value, onChange }: { value: unknown; onChange: (next: string) => void }) {
  const { t } = useTranslation();
  const [, amount = '30', unit = 'd'] = /^(\d+)([hdw])$/.exec(String(value ?? '')) ?? [];
  return (
    <>
      <NumberInput
        w={80}
        min={1}
        aria-label={t('conditions.value')}
        value={Number(amount)}
        onChange={(next) => onChange(`${Math.max(1, Number(next) || 1)}${unit}`)}
      />
      <Select
        w={110}
        aria-label={t('conditions.comparison')}
        value={unit}
        data={UNITS.map(([code, name]) => ({ value: code, label: t(`conditions.within.${name}`) }))}
        onChange={(next) => next && onChange(`${amount}${next}`)}
      />
    </>
  );
}
