import { useTranslation } from 'react-i18next';
import { type Draft, type Interval, INTERVALS } from './draft';
import type { EditorProps } from './editor';
import { fittingInterval } from './query';
import { RangeWord } from './range-word';
import css from './sentence.module.css';
import { OneOf } from './words';

type Props<Kind extends Draft> = Pick<EditorProps<Kind>, 'draft' | 'change' | 'today' | 'whole'>;

/** "during the last 30 days": the dates, which every kind of question has. */
export function During<Kind extends Draft>({ draft, change, today, whole }: Props<Kind>) {
  const { t } = useTranslation();
  return (
    <>
      <span className={css.glue}>{t('insight.during')}</span>
      <RangeWord
        value={draft.range}
        today={today}
        whole={whole}
        onPick={(range) => change({ ...draft, range })}
      />
    </>
  );
}

type EachProps = { value: Interval; onPick: (interval: Interval) => void };

/** "each week": how long an interval is. */
export function Each({ value, onPick }: EachProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className={css.glue}>{t('insight.each')}</span>
      <OneOf
        label={t('insight.interval')}
        value={value}
        words={INTERVALS}
        name={(word) => t(`insight.intervals.${word}`)}
        onPick={onPick}
      />
    </>
  );
}

type Fitting = Draft & { interval?: Interval };

/** "during the last 30 days each day": other dates bring the interval that fits them, until one is chosen. */
export function DuringEach<Kind extends Fitting>({ draft, change, ...rest }: Props<Kind>) {
  return (
    <>
      <During draft={draft} change={(next) => change({ ...next, interval: undefined })} {...rest} />
      <Each
        value={draft.interval ?? fittingInterval(draft.range, rest.today)}
        onPick={(interval) => change({ ...draft, interval })}
      />
    </>
  );
}
