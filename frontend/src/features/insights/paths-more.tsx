import { useTranslation } from 'react-i18next';
import { ConditionBuilder } from '../../shared/conditions/builder';
import { propertiesOf, useSchema } from '../../shared/schema';
import { useGroupTraits } from '../../shared/use-group-traits';
import { NumberInput, Select, TagsInput } from '../../ui/kit';
import { MoreOptions } from './common-options';
import type { EventChoice } from './draft';
import { fewestSteps, MOST_NAMES, MOST_STEPS, PATH_COUNTS, type PathsDraft } from './paths-draft';
import { Groups, OwnSteps } from './paths-lists';
import css from './sentence.module.css';
import { SpanInput } from './span-input';
import { known } from './words';

type Props = { draft: PathsDraft; change: (next: PathsDraft) => void };

const FIRST_WINDOW = { value: 1, unit: 'day' } as const;

/** How long paths are, what they count, which names are joined or left out. */
export function PathsMore({ draft, change }: Props) {
  const { t } = useTranslation();
  const events = useSchema().events.map((event) => event.name);
  const fewest = fewestSteps(draft);
  return (
    <MoreOptions draft={draft} onChange={(common) => change({ ...draft, ...common })}>
      <OwnSteps draft={draft} change={change} />
      <AnchorFilter
        title={t('paths.fromWhere')}
        anchor={draft.from}
        onChange={(from) => change({ ...draft, from })}
      />
      <AnchorFilter
        title={t('paths.toWhere')}
        anchor={draft.to}
        onChange={(to) => change({ ...draft, to })}
      />
      <NumberInput
        label={t('paths.depth')}
        min={fewest}
        max={MOST_STEPS}
        value={Math.max(fewest, draft.depth)}
        onChange={(value) => change({ ...draft, depth: within(value, fewest, MOST_STEPS) })}
      />
      <NumberInput
        label={t('paths.limit')}
        min={1}
        max={MOST_NAMES}
        value={draft.limit}
        onChange={(value) => change({ ...draft, limit: within(value, 1, MOST_NAMES) })}
      />
      <Select
        label={t('insight.count')}
        value={draft.count}
        allowDeselect={false}
        data={PATH_COUNTS.map((one) => ({ value: one, label: t(`paths.counts.${one}`) }))}
        onChange={(one) =>
          change({ ...draft, count: PATH_COUNTS.find((known) => known === one) ?? 'persons' })
        }
      />
      <Select
        label={t('paths.within')}
        value={draft.window ? 'time' : 'session'}
        allowDeselect={false}
        data={(['session', 'time'] as const).map((one) => ({ value: one, label: t(`paths.withins.${one}`) }))}
        onChange={(one) => change({ ...draft, window: one === 'time' ? FIRST_WINDOW : undefined })}
      />
      {draft.window ? (
        <SpanInput
          label={t('paths.window')}
          value={draft.window}
          onChange={(window) => change({ ...draft, window })}
        />
      ) : null}
      <TagsInput
        label={t('paths.exclude')}
        description={t('paths.patternHint')}
        value={draft.exclude}
        data={events}
        onChange={(exclude) => change({ ...draft, exclude })}
      />
      <Groups draft={draft} change={change} />
    </MoreOptions>
  );
}

type FilterProps = {
  title: string;
  anchor: EventChoice | undefined;
  onChange: (anchor: EventChoice) => void;
};

/** The filter on the event that paths begin or end with. */
function AnchorFilter({ title, anchor, onChange }: FilterProps) {
  const schema = useSchema();
  const groups = useGroupTraits();
  if (!anchor) return null;
  const properties = propertiesOf(schema.events, known([anchor.event]));
  return (
    <div className={css.wide}>
      <span className={css.label}>{title}</span>
      <ConditionBuilder
        value={anchor.where}
        onChange={(where) => onChange({ ...anchor, where })}
        fields={{ properties, traits: schema.traits, groups }}
      />
    </div>
  );
}

function within(value: number | string, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.trunc(Number(value)) || least));
}
