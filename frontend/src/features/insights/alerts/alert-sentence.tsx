import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../../shared/session';
import { NumberInput } from '../../../ui/kit';
import type { Question } from '../saved';
import css from '../sentence.module.css';
import { OneOf } from '../words';
import { LimitInput } from './limit-input';
import {
  AGAINSTS,
  type AlertDraft,
  INTERVALS,
  proposedLeast,
  ruleOf,
  SENSITIVITIES,
  VERBS,
  verbOf,
  withVerb,
} from './model';
import { previewQuery } from './queries';
import { WhoWord } from './who-word';
import type { AlertMetric } from './written';

type Props = {
  draft: AlertDraft;
  question: Question;
  metric: AlertMetric;
  /** The metric's name, or the question in words. */
  text: string;
  change: (next: AlertDraft) => void;
};

/** "Tell me when Order Completed of one day falls by more than 20 % against a week before". */
export function AlertSentence({ draft, question, metric, text, change }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { project_id } = useProject();
  const least = () =>
    proposedLeast(client.getQueryData(previewQuery(project_id, ruleOf(draft, question)).queryKey));
  const intervals = question.kind === 'funnel' ? INTERVALS.filter((one) => one !== 'hour') : INTERVALS;
  return (
    <div className={css.sentence}>
      <div className={css.line}>
        <span className={css.glue}>{t('alerts.tell')}</span>
        <WhoWord members={draft.members} onPick={(members) => change({ ...draft, members })} />
        <span className={css.glue}>{t('alerts.when')}</span>
        <strong>{text}</strong>
        <span className={css.glue}>{t('alerts.ofOne')}</span>
        <OneOf
          label={t('alerts.interval')}
          value={draft.interval}
          words={intervals}
          name={(word) => t(`insight.intervals.${word}`)}
          onPick={(interval) => change({ ...draft, interval })}
        />
        <OneOf
          label={t('alerts.verb')}
          value={verbOf(draft.condition)}
          words={VERBS}
          name={(word) => t(`alerts.verbs.${word}`)}
          onPick={(verb) => change({ ...draft, condition: withVerb(draft.condition, verb, least()) })}
        />
        <ConditionWords draft={draft} question={question} metric={metric} change={change} />
      </div>
    </div>
  );
}

type ConditionProps = Omit<Props, 'text'>;

function ConditionWords({ draft, question, metric, change }: ConditionProps) {
  const { t } = useTranslation();
  const { condition } = draft;
  if (condition.kind === 'threshold')
    return (
      <LimitInput
        w={130}
        aria-label={t('alerts.value')}
        value={condition.value}
        question={question}
        metric={metric}
        onPick={(value) => change({ ...draft, condition: { ...condition, value } })}
      />
    );
  if (condition.kind === 'change')
    return (
      <>
        <NumberInput
          w={90}
          aria-label={t('alerts.percent')}
          suffix=" %"
          min={0.1}
          value={condition.percent}
          onChange={(value) =>
            change({ ...draft, condition: { ...condition, percent: Number(value) || 20 } })
          }
        />
        <span className={css.glue}>{t('alerts.against')}</span>
        <OneOf
          label={t('alerts.againstLabel')}
          value={condition.against ?? 'week'}
          words={AGAINSTS}
          name={(word) => t(`alerts.againsts.${word}`)}
          onPick={(against) => change({ ...draft, condition: { ...condition, against } })}
        />
      </>
    );
  return (
    <>
      <span className={css.glue}>{t('alerts.with')}</span>
      <OneOf
        label={t('alerts.sensitivity')}
        value={condition.sensitivity ?? 'medium'}
        words={SENSITIVITIES}
        name={(word) => t(`alerts.sensitivities.${word}`)}
        onPick={(sensitivity) => change({ ...draft, condition: { ...condition, sensitivity } })}
      />
    </>
  );
}
