import { useTranslation } from 'react-i18next';
import { NumberInput, Select } from '../../ui/kit';
import { MoreOptions } from './common-options';
import { BRACKETS, CLOCKS, eventsOf, MODES, type RetentionDraft } from './draft';
import type { EditorProps } from './editor';
import { EventLine } from './event-line';
import { RangeWord } from './range-word';
import css from './sentence.module.css';
import { BreakdownWord, EventWord, OneOf } from './words';

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
        <span className={css.glue}>{t('insight.periods')}</span>
        <NumberInput
          w={64}
          min={1}
          max={60}
          aria-label={t('insight.periodsUnit')}
          value={draft.periods}
          onChange={(value) => change({ ...draft, periods: Math.min(60, Math.max(1, Number(value) || 1)) })}
        />
        <span className={css.glue}>{t('insight.periodsUnit')}</span>
        <span className={css.glue}>{t('insight.by')}</span>
        <BreakdownWord
          events={eventsOf(draft)}
          value={draft.breakdown}
          onPick={(breakdown) => change({ ...draft, breakdown })}
        />
        <span className={css.glue}>{t('insight.during')}</span>
        <RangeWord
          value={draft.range}
          today={today}
          whole={whole}
          onPick={(range) => change({ ...draft, range })}
        />
      </div>
      {more ? <RetentionMore draft={draft} change={change} /> : null}
    </div>
  );
}

function RetentionMore({ draft, change }: { draft: RetentionDraft; change: (next: RetentionDraft) => void }) {
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
    </MoreOptions>
  );
}
