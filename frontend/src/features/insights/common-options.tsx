import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../lib/condition';
import { timezones } from '../../lib/dates';
import { useFormat } from '../../i18n/setup';
import { ConditionBuilder } from '../../shared/conditions/builder';
import { useCohorts } from '../../shared/cohorts';
import { propertiesOf, useSchema } from '../../shared/schema';
import { useProject } from '../../shared/session';
import { useGroupTraits } from '../../shared/use-group-traits';
import { Checkbox, NumberInput, Select } from '../../ui/kit';
import { Muted } from '../../ui/layout';
import { type Breakdown, type Draft, eventsOf } from './draft';
import { countsGroups, type GroupTypeChoice } from './group-type';
import { GroupTypeSelect } from './group-type-select';
import { isSampled, SAMPLES } from './sample-model';
import css from './sentence.module.css';
import { known } from './words';

type Common = {
  where?: Condition;
  timezone?: string;
  breakdown?: Breakdown;
  bots?: boolean;
  sample?: number;
  group_type?: GroupTypeChoice;
};
type CommonProps = {
  draft: Draft;
  onChange: (change: Common) => void;
  whereHint?: string;
  children?: ReactNode;
};

function sharesFor(chosen: number | undefined): number[] {
  return chosen && !SAMPLES.includes(chosen) ? [chosen, ...SAMPLES] : SAMPLES;
}

/** The less used parts every kind of question has: the filter on everything, time zone, number of groups. */
export function MoreOptions({ draft, onChange, whereHint, children }: CommonProps) {
  const { t } = useTranslation();
  const schema = useSchema();
  const groups = useGroupTraits();
  const cohorts = useCohorts();
  const project = useProject();
  const format = useFormat();
  const properties = propertiesOf(schema.events, known(eventsOf(draft)));
  const ofProject = { value: '', label: t('insight.timezoneProject', { zone: project.timezone }) };
  const zones = [ofProject, ...timezones().map((zone) => ({ value: zone, label: zone }))];
  return (
    <div className={css.more}>
      <div className={css.wide}>
        <span className={css.label}>{t('insight.where')}</span>
        <ConditionBuilder
          value={draft.where}
          onChange={(where) => onChange({ where })}
          fields={{ properties, traits: schema.traits, cohorts, groups }}
        />
        <Muted>{whereHint ?? t('insight.whereHint')}</Muted>
      </div>
      {children}
      {countsGroups(draft) ? (
        <GroupTypeSelect value={draft.group_type} onPick={(group_type) => onChange({ group_type })} />
      ) : null}
      {draft.breakdown && !draft.breakdown.segment ? (
        <NumberInput
          label={t('insight.limit')}
          min={1}
          max={200}
          value={draft.breakdown.limit ?? 25}
          onChange={(limit) => onChange({ breakdown: { ...draft.breakdown, limit: Number(limit) || 25 } })}
        />
      ) : null}
      <Select
        label={t('insight.timezone')}
        searchable
        value={draft.timezone ?? ''}
        data={zones}
        onChange={(zone) => onChange({ timezone: zone || undefined })}
      />
      {isSampled(draft) ? (
        <Select
          label={t('insight.sample')}
          description={t('insight.sampleHint')}
          value={draft.sample ? String(draft.sample) : ''}
          data={[
            { value: '', label: t('insight.sampleAll') },
            ...sharesFor(draft.sample).map((share) => ({
              value: String(share),
              label: format.percent(share),
            })),
          ]}
          onChange={(share) => onChange({ sample: Number(share) || undefined })}
        />
      ) : null}
      <Checkbox
        label={t('insight.bots')}
        description={t('insight.botsHint')}
        checked={draft.bots ?? false}
        onChange={(event) => onChange({ bots: event.currentTarget.checked || undefined })}
      />
    </div>
  );
}
