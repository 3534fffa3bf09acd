import { ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button } from '../../ui/kit';
import { eventsOf, type FunnelDraft, type StepChoice } from './draft';
import { During } from './during-words';
import type { EditorProps } from './editor';
import { EventLine } from './event-line';
import { FunnelMore } from './funnel-more';
import { markOf, StepSwitch, wordBefore } from './step-switch';
import css from './sentence.module.css';
import { WindowInput } from './span-input';
import { entering, moved, withoutStep } from './steps';
import { BreakdownWord, By, EventWord, WITH_COHORTS } from './words';

/** "Who went from Product Viewed, then Order Completed, within 14 days, by country, during …". */
export function FunnelEditor({ draft, change, today, whole, more }: EditorProps<FunnelDraft>) {
  const { t } = useTranslation();
  const [added, setAdded] = useState(-1);
  const set = (index: number, step: StepChoice) =>
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
          <span className={css.letter}>{markOf(draft, index)}</span>
          <span className={css.glue}>{t(wordBefore(draft, index, 'insight.funnelOf'))}</span>
          <EventWord
            label={t('insight.step', { number: index + 1 })}
            value={step.event}
            opened={index === added && !step.event}
            onPick={(event) => set(index, { ...step, event })}
          />
        </EventLine>
      ))}
      <div className={css.line}>
        <span className={css.glue}>{t('insight.within')}</span>
        <WindowInput
          value={draft.window}
          sessions={draft.count !== 'sessions'}
          onChange={(window) => change({ ...draft, window })}
        />
        <By value={draft.breakdown} />
        <BreakdownWord
          kinds={WITH_COHORTS}
          events={eventsOf(draft)}
          value={draft.breakdown}
          onPick={(breakdown) => change({ ...draft, breakdown })}
        />
        <During draft={draft} change={change} today={today} whole={whole} />
        <Button
          variant="subtle"
          leftSection={<Plus size={14} />}
          onClick={() => {
            setAdded(draft.steps.length);
            change({ ...draft, steps: [...draft.steps, { event: '' }] });
          }}
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
      <StepSwitch draft={draft} change={change} index={index} />
      {index > 0 ? (
        <ActionIcon
          aria-label={t('insight.moveUp', { number: index + 1 })}
          onClick={() => change({ ...draft, steps: entering(moved(draft.steps, index, index - 1)) })}
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
