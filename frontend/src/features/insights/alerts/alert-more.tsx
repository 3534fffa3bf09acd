import { useTranslation } from 'react-i18next';
import { NumberInput, Select, Switch, TextInput } from '../../../ui/kit';
import { Columns } from '../../../ui/layout';
import type { Question } from '../saved';
import { LimitInput } from './limit-input';
import { type AlertDraft, REPEATS } from './model';
import type { AlertMetric } from './written';

type Props = {
  draft: AlertDraft;
  question: Question;
  metric: AlertMetric;
  change: (next: AlertDraft) => void;
};

/** What an alert is called, and what is usual as it is. */
export function AlertMore({ draft, question, metric, change }: Props) {
  const { t } = useTranslation();
  const { condition } = draft;
  return (
    <Columns min={220}>
      <TextInput
        label={t('alerts.name')}
        required
        maxLength={120}
        value={draft.name}
        onChange={(event) => change({ ...draft, name: event.currentTarget.value })}
      />
      <Select
        label={t('alerts.repeat')}
        allowDeselect={false}
        value={String(draft.repeat_h ?? 0)}
        data={REPEATS.map((hours) => ({
          value: String(hours),
          label: hours ? t('alerts.everyHours', { count: hours }) : t('alerts.never'),
        }))}
        onChange={(hours) => change({ ...draft, repeat_h: Number(hours) || null })}
      />
      <NumberInput
        label={t('alerts.wait')}
        description={t('alerts.waitHint')}
        min={0}
        max={2_880}
        value={draft.wait_min}
        onChange={(value) => change({ ...draft, wait_min: Number(value) || 0 })}
      />
      {condition.kind === 'change' ? (
        <LimitInput
          label={t('alerts.least')}
          description={t('alerts.leastHint')}
          min={0}
          value={condition.least ?? 0}
          question={question}
          metric={metric}
          onPick={(least) => change({ ...draft, condition: { ...condition, least } })}
        />
      ) : null}
      {question.breakdown ? (
        <NumberInput
          label={t('alerts.lines')}
          min={1}
          max={25}
          value={draft.lines}
          onChange={(value) => change({ ...draft, lines: Number(value) || 10 })}
        />
      ) : null}
      <Switch
        label={t('alerts.channels')}
        checked={draft.channels}
        onChange={(event) => change({ ...draft, channels: event.currentTarget.checked })}
      />
    </Columns>
  );
}
