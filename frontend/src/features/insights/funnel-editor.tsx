import { ArrowUp, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button, NumberInput } from '../../ui/kit';
import { type EventChoice, eventsOf, type FunnelDraft, WINDOW_UNITS } from './draft';
import type { EditorProps } from './editor';
import { EventLine } from './event-line';
import { FunnelMore } from './funnel-more';
import { RangeWord } from './range-word';
import css from './sentence.module.css';
import { moved, withoutStep } from './steps';
import { BreakdownWord, EventWord, OneOf } from './words';

/** "Who went from Product Viewed, then Order Completed, within 14 days, by country, during …". */
export function FunnelEditor({ draft, change, today, whole, more }: EditorProps<FunnelDraft>) {
  const { t } = useTranslation();
  const set = (index: number, step: EventChoice) =>
    change({ ...draft, steps: draft.steps.map((one, at) => (at === index ? step : one)) });
  return (
    <div className={css.sentence}>
      {draft.steps.map((step, index) => (
        <EventLine
          key={index}
          event={step.event}
          where={step.where}
          onWhere={(where) => set(index, { ...step, where })}
          tools={<StepTools draft={draft} change={change} index={index} />}
        >
          <span className={css.letter}>{index + 1}</span>
          <span className={css.glue}>{t(index === 0 ? 'insight.funnelOf' : 'insight.then')}</span>
          <EventWord
            label={t('insight.step', { number: index + 1 })}
            value={step.event}
            onPick={(event) => set(index, { ...step, event })}
          />
        </EventLine>
      ))}
      <div className={css.line}>
        <span className={css.glue}>{t('insight.within')}</span>
        <NumberInput
          w={72}
          min={1}
          aria-label={t('insight.window')}
          value={draft.window.value}
          onChange={(value) =>
            change({ ...draft, window: { ...draft.window, value: Math.max(1, Number(value) || 1) } })
          }
        />
        <OneOf
          label={t('insight.window')}
          value={draft.window.unit}
          words={WINDOW_UNITS}
          name={(word) => t(`insight.windowUnits.${word}`)}
          onPick={(unit) => change({ ...draft, window: { ...draft.window, unit } })}
        />
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
        <Button
          variant="subtle"
          leftSection={<Plus size={14} />}
          onClick={() => change({ ...draft, steps: [...draft.steps, { event: '' }] })}
        >
          {t('insight.addStep')}
        </Button>
      </div>
      {more ? <FunnelMore draft={draft} change={change} /> : null}
    </div>
  );
}

type ToolsProps = { draft: FunnelDraft; change: (next: FunnelDraft) => void; index: number };

function StepTools({ draft, change, index }: ToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      {index > 0 ? (
        <ActionIcon
          aria-label={t('insight.moveUp', { number: index + 1 })}
          onClick={() => change({ ...draft, steps: moved(draft.steps, index, index - 1) })}
        >
          <ArrowUp size={14} />
        </ActionIcon>
      ) : null}
      {draft.steps.length > 2 ? (
        <ActionIcon
          aria-label={t('insight.removeStep', { number: index + 1 })}
          onClick={() => change(withoutStep(draft, index))}
        >
          <X size={14} />
        </ActionIcon>
      ) : null}
    </>
  );
}
