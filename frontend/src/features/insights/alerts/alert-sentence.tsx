import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProject, useSession } from '../../../shared/session';
import { NumberInput } from '../../../ui/kit';
import { Picker } from '../../../ui/picker';
import type { Question } from '../saved';
import css from '../sentence.module.css';
import { OneOf } from '../words';
import {
  AGAINSTS,
  type AlertDraft,
  INTERVALS,
  isShare,
  proposedLeast,
  ruleOf,
  SENSITIVITIES,
  VERBS,
  verbOf,
  withVerb,
} from './model';
import { membersQuery, previewQuery } from './queries';

type Props = {
  draft: AlertDraft;
  question: Question;
  /** The question in words. */
  text: string;
  change: (next: AlertDraft) => void;
};

/** "Tell me when Order Completed of one day falls by more than 20 % against a week before". */
export function AlertSentence({ draft, question, text, change }: Props) {
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
        <ConditionWords draft={draft} question={question} change={change} />
      </div>
    </div>
  );
}

type ConditionProps = Omit<Props, 'text'>;

function ConditionWords({ draft, question, change }: ConditionProps) {
  const { t } = useTranslation();
  const { condition } = draft;
  if (condition.kind === 'threshold') {
    const share = isShare(question);
    return (
      <NumberInput
        w={110}
        aria-label={t('alerts.value')}
        suffix={share ? ' %' : undefined}
        value={share ? condition.value * 100 : condition.value}
        onChange={(value) => {
          const number = Number(value) || 0;
          change({ ...draft, condition: { ...condition, value: share ? number / 100 : number } });
        }}
      />
    );
  }
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

const FOLLOWERS = 'followers';

type WhoProps = { members: string[] | null; onPick: (members: string[] | null) => void };

/** Me, somebody else of the workspace, or whoever follows alerts. */
function WhoWord({ members, onPick }: WhoProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const found = useQuery(membersQuery(useProject().project_id)).data?.items ?? [];
  const others = found.filter((one) => one.user_id !== user.id);
  const choices = [
    { value: user.id, label: t('alerts.me') },
    { value: FOLLOWERS, label: t('alerts.followers') },
    ...others.map((one) => ({ value: one.user_id, label: one.name || one.email })),
  ];
  const several = members && members.length !== 1;
  return (
    <Picker
      label={t('alerts.who')}
      value={members === null ? FOLLOWERS : (members[0] ?? null)}
      shown={several ? t('alerts.people', { count: members.length }) : undefined}
      placeholder={t('alerts.who')}
      choices={choices}
      onPick={(picked) => onPick(picked === FOLLOWERS ? null : [picked])}
    />
  );
}
