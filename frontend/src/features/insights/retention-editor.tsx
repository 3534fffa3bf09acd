import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberInput, Select, TextInput } from '../../ui/kit';
import { MoreOptions } from './common-options';
import { CountSelect } from './count-select';
import { AMOUNTS, BRACKETS, CLOCKS, eventsOf, MODES, MOST_PERIODS, type RetentionDraft } from './draft';
import { During } from './during-words';
import type { EditorProps } from './editor';
import { EventLine } from './event-line';
import { columnName, columnsOf, writtenBrackets } from './retention-draft';
import css from './sentence.module.css';
import { BreakdownWord, By, EventWord, OneOf, PropertyWord, WITH_COHORTS } from './words';

const WIDTHS = ['day', 'week', 'month'] as const;

/** "Of those who did Signed Up, how many came back and did Order Completed, each week, for 12 periods …". */
export function RetentionEditor({ draft, change, today, whole, more }: EditorProps<RetentionDraft>) {
  const { t } = useTranslation();
  return (
    <div className={css.sentence}>
      <EventLine
        event={draft.first.event}
        where={draft.first.where}
        onWhere={(where) => change({ ...draft, first: { ...draft.first, where } })}
      >
        <span className={css.glue}>{t('insight.first')}</span>
        <EventWord
          label={t('insight.first')}
          value={draft.first.event}
          onPick={(event) => change({ ...draft, first: { ...draft.first, event } })}
        />
      </EventLine>
      <EventLine
        event={draft.return.event}
        where={draft.return.where}
        onWhere={(where) => change({ ...draft, return: { ...draft.return, where } })}
      >
        <span className={css.glue}>{t('insight.return')}</span>
        <EventWord
          label={t('insight.return')}
          value={draft.return.event}
          onPick={(event) => change({ ...draft, return: { ...draft.return, event } })}
        />
      </EventLine>
      <div className={css.line}>
        <span className={css.glue}>{t('insight.retentionEvery')}</span>
        <OneOf
          label={t('insight.interval')}
          value={draft.interval}
          words={WIDTHS}
          name={(word) => t(`insight.intervals.${word}`)}
          onPick={(interval) => change({ ...draft, interval })}
        />
        {draft.brackets ? (
          <span className={css.glue}>
            {t('insight.columns', {
              columns: columnsOf(draft.brackets).slice(1).map(columnName).join(', '),
            })}
          </span>
        ) : (
          <Periods draft={draft} change={change} />
        )}
        <By value={draft.breakdown} />
        <BreakdownWord
          kinds={WITH_COHORTS}
          events={eventsOf(draft)}
          value={draft.breakdown}
          onPick={(breakdown) => change({ ...draft, breakdown })}
        />
        <During draft={draft} change={change} today={today} whole={whole} />
      </div>
      {more ? <RetentionMore draft={draft} change={change} /> : null}
    </div>
  );
}

type PartProps = { draft: RetentionDraft; change: (next: RetentionDraft) => void };

function Periods({ draft, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className={css.glue}>{t('insight.periods')}</span>
      <NumberInput
        w={64}
        min={1}
        max={MOST_PERIODS}
        aria-label={t('insight.periodsUnit')}
        value={draft.periods}
        onChange={(value) =>
          change({ ...draft, periods: Math.min(MOST_PERIODS, Math.max(1, Math.trunc(Number(value)) || 1)) })
        }
      />
      <span className={css.glue}>{t('insight.periodsUnit')}</span>
    </>
  );
}

function RetentionMore({ draft, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <MoreOptions draft={draft} onChange={(common) => change({ ...draft, ...common })}>
      <Select
        label={t('insight.mode')}
        value={draft.mode}
        data={MODES.map((one) => ({ value: one, label: t(`insight.modes.${one}`) }))}
        onChange={(one) => change({ ...draft, mode: MODES.find((known) => known === one) ?? 'first_time' })}
      />
      <Select
        label={t('insight.bracket')}
        value={draft.bracket}
        data={BRACKETS.map((one) => ({ value: one, label: t(`insight.brackets.${one}`) }))}
        onChange={(one) => change({ ...draft, bracket: BRACKETS.find((known) => known === one) ?? 'on' })}
      />
      <Select
        label={t('insight.clock')}
        value={draft.clock}
        data={CLOCKS.map((one) => ({ value: one, label: t(`insight.clocks.${one}`) }))}
        onChange={(one) => change({ ...draft, clock: CLOCKS.find((known) => known === one) ?? 'calendar' })}
      />
      <Brackets draft={draft} change={change} />
      <NumberInput
        label={t('insight.minReturns')}
        description={t('insight.minReturnsHint')}
        min={1}
        max={1_000_000}
        value={draft.min_count ?? 1}
        onChange={(value) => {
          const least = Math.min(1_000_000, Math.trunc(Number(value)) || 1);
          change({ ...draft, min_count: least > 1 ? least : undefined });
        }}
      />
      <Amount draft={draft} change={change} />
      <CountSelect value={draft.count} onPick={(count) => change({ ...draft, count })} />
    </MoreOptions>
  );
}

/** Where columns wider than a period end, as a list of numbers; it counts as soon as they rise. */
function Brackets({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(draft.brackets?.join(', ') ?? '');
  const wrong = typed.trim() !== '' && !writtenBrackets(typed);
  return (
    <TextInput
      label={t('insight.bracketEnds')}
      description={t('insight.bracketEndsHint')}
      placeholder="1, 3, 7, 14"
      error={wrong ? t('insight.bracketEndsWrong') : undefined}
      value={typed}
      onChange={(event) => {
        const words = event.currentTarget.value;
        setTyped(words);
        if (words.trim() === '' || writtenBrackets(words))
          change({ ...draft, brackets: writtenBrackets(words) });
      }}
    />
  );
}

const PEOPLE = 'people';

/** Whether the share of people is shown, or what a property of their returns comes to. */
function Amount({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const { amount } = draft;
  const streak = draft.bracket === 'streak';
  return (
    <div>
      <Select
        label={t('insight.amount')}
        description={streak ? t('insight.amountStreak') : undefined}
        disabled={streak}
        value={amount && !streak ? amount.math : PEOPLE}
        data={[
          { value: PEOPLE, label: t('insight.amounts.people') },
          ...AMOUNTS.map((one) => ({ value: one, label: t(`insight.amounts.${one}`) })),
        ]}
        onChange={(one) => {
          const math = AMOUNTS.find((known) => known === one);
          change({ ...draft, amount: math && { math, property: amount?.property ?? '' } });
        }}
      />
      {amount && !streak ? (
        <PropertyWord
          events={[draft.return.event]}
          value={amount.property || undefined}
          onPick={(property) => change({ ...draft, amount: { ...amount, property } })}
        />
      ) : null}
    </div>
  );
}
