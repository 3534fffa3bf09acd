import { useTranslation } from 'react-i18next';
import { type Breakdown, MOST_SPLITS, type Split } from './parts';
import css from './sentence.module.css';
import { BreakdownWord, type KindOfBreakdown } from './words';

type Props = {
  events: string[];
  value: Breakdown | undefined;
  /** What the first may be; the others are properties, values of the context and traits. */
  kinds?: readonly KindOfBreakdown[];
  onPick: (breakdown: Breakdown | undefined) => void;
};

/** "by country and device": what splits an answer, and up to two properties more. */
export function BreakdownWords({ events, value, kinds, onPick }: Props) {
  const { t } = useTranslation();
  const also = value?.also ?? [];
  const put = (index: number, split: Split | undefined) => {
    const next = split ? [...also.slice(0, index), split, ...also.slice(index + 1)] : without(also, index);
    onPick(withAlso(value ?? {}, next));
  };
  const first = (picked: Breakdown | undefined) =>
    onPick(picked && withAlso(picked, picked.segment ? [] : also));
  return (
    <>
      <BreakdownWord kinds={kinds} events={events} value={value} onPick={first} />
      {also.map((split, index) => (
        <And
          key={index}
          events={events}
          value={split}
          number={index + 2}
          none={t('insight.noMore')}
          onPick={(picked) => put(index, picked)}
        />
      ))}
      {value && !value.segment && also.length < MOST_SPLITS - 1 ? (
        <And
          events={events}
          value={undefined}
          number={also.length + 2}
          none={t('insight.another')}
          onPick={(picked) => put(also.length, picked)}
        />
      ) : null}
    </>
  );
}

type AndProps = {
  events: string[];
  value: Split | undefined;
  number: number;
  none: string;
  onPick: (split: Split | undefined) => void;
};

function And({ events, value, number, none, onPick }: AndProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className={css.glue}>{t('insight.and')}</span>
      <BreakdownWord
        events={events}
        value={value}
        label={t('insight.breakdownNumber', { number })}
        none={none}
        onPick={onPick}
      />
    </>
  );
}

function without(also: Split[], index: number): Split[] {
  return also.filter((_, at) => at !== index);
}

function withAlso({ also: _, ...first }: Breakdown, also: Split[]): Breakdown {
  return also.length ? { ...first, also } : first;
}
