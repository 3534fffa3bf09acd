import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { propertiesOf, useSchema } from '../../shared/schema';
import { ActionIcon, Button, TagsInput } from '../../ui/kit';
import { type CorrelationDraft, type Factor, FACTORS, GROUP_FACTORS, MOST_NAMES } from './correlation-draft';
import { CorrelationMore } from './correlation-more';
import type { StepChoice } from './draft';
import { During } from './during-words';
import type { EditorProps } from './editor';
import { EventLine } from './event-line';
import css from './sentence.module.css';
import { markOf, StepSwitch, wordBefore } from './step-switch';
import { withoutStep } from './steps';
import { EventWord, known, OneOf } from './words';

/** "What goes with getting from Product Viewed to Order Completed, among the events, during …". */
export function CorrelationEditor({ draft, change, today, whole, more }: EditorProps<CorrelationDraft>) {
  const { t } = useTranslation();
  const offered = useOffered(draft);
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
          tools={
            <>
              <StepSwitch draft={draft} change={change} index={index} />
              {draft.steps.length > 2 ? (
                <ActionIcon
                  aria-label={t('insight.removeStep', { number: index + 1 })}
                  onClick={() => change(withoutStep(draft, index))}
                >
                  <X size={14} />
                </ActionIcon>
              ) : null}
            </>
          }
        >
          <span className={css.letter}>{markOf(draft, index)}</span>
          <span className={css.glue}>{t(wordBefore(draft, index, 'correlation.getting'))}</span>
          <EventWord
            label={t('insight.step', { number: index + 1 })}
            value={step.event}
            onPick={(event) => set(index, { ...step, event })}
          />
        </EventLine>
      ))}
      <div className={css.line}>
        <span className={css.glue}>{t('correlation.among')}</span>
        <OneOf
          label={t('correlation.factor')}
          value={draft.factor}
          words={draft.count === 'groups' ? GROUP_FACTORS : FACTORS}
          name={(factor) => t(`correlation.factors.${factor}`)}
          onPick={(factor) => change({ ...draft, factor, names: offered(factor).slice(0, FIRST_NAMES) })}
        />
        {draft.factor === 'events' ? null : (
          <TagsInput
            aria-label={t('correlation.names')}
            placeholder={draft.names.length ? undefined : t('correlation.chooseNames')}
            maxTags={MOST_NAMES}
            value={draft.names}
            data={offered(draft.factor)}
            onChange={(names) => change({ ...draft, names })}
          />
        )}
        <During draft={draft} change={change} today={today} whole={whole} />
        <Button
          variant="subtle"
          leftSection={<Plus size={14} />}
          onClick={() => change({ ...draft, steps: [...draft.steps, { event: '' }] })}
        >
          {t('insight.addStep')}
        </Button>
      </div>
      {more ? <CorrelationMore draft={draft} change={change} /> : null}
    </div>
  );
}

/** So many names are looked at when nobody has chosen any. */
const FIRST_NAMES = 5;

/** Returns the names there are of a factor: properties of the first step, or traits; events need none. */
function useOffered(draft: CorrelationDraft): (factor: Factor) => string[] {
  const schema = useSchema();
  const properties = propertiesOf(schema.events, known([draft.steps[0]?.event ?? '']));
  return (factor) => {
    if (factor === 'events') return [];
    return (factor === 'traits' ? schema.traits : properties).map((one) => one.name);
  };
}
