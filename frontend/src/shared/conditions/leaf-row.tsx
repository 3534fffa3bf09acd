import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { type InCohort, isComplete, type Leaf, type Op, opsFor, withOp } from '../../lib/condition';
import { Picker } from '../../ui/picker';
import { Select } from '../../ui/kit';
import { propertyChoices } from '../choices';
import { contextChoices, contextExamples, contextName } from '../context';
import { groupTraitChoices, groupTraitInfo, groupTraitText } from '../group-traits';
import type { Fields } from './fields';
import css from './builder.module.css';
import { fieldOf, withField } from './edit';
import { ValueInput } from './value-input';

type LeafProps = {
  value: Leaf | InCohort;
  onChange: (next: Leaf | InCohort) => void;
  fields: Fields;
};

const COHORT = 'segment:';

/** One comparison: what, how, with which value; or the cohort that somebody is in. */
export function LeafRow({ value, onChange, fields }: LeafProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const cohorts = (fields.cohorts ?? []).map(({ id, name }) => ({
    value: `${COHORT}${id}`,
    label: t('cohorts.isIn', { name }),
    group: t('cohorts.title'),
  }));
  const choices = [
    ...propertyChoices(fields.properties, 'property', t('conditions.properties'), format),
    ...(fields.properties.length ? contextChoices(t('conditions.context'), t) : []),
    ...propertyChoices(fields.traits, 'trait', t('conditions.traits'), format),
    ...groupTraitChoices(fields.groups ?? [], t, format),
    ...cohorts,
  ];
  const pick = (field: string) => {
    if (field.startsWith(COHORT)) return onChange({ segment: field.slice(COHORT.length) });
    const types = infoOf(withField(field, 'eq'), fields)?.types ?? ['string'];
    return onChange(withField(field, opsFor(types)[0] ?? 'eq'));
  };
  const shown =
    'segment' in value
      ? (cohorts.find((one) => one.value === fieldOf(value))?.label ??
        t('cohorts.isIn', { name: value.segment }))
      : value.trait ||
        groupTraitText(value, t) ||
        contextName(value.context ?? '', t) ||
        value.property ||
        undefined;
  return (
    <div className={css.leaf}>
      <Picker
        label={t('conditions.field')}
        value={fieldOf(value)}
        shown={shown}
        placeholder={t('conditions.choose')}
        choices={choices}
        onPick={pick}
      />
      {'segment' in value ? null : <Comparison value={value} onChange={onChange} fields={fields} />}
    </div>
  );
}

/** Returns what is known of what a leaf looks at. */
function infoOf(leaf: Leaf, fields: Fields) {
  if (leaf.group_trait) return groupTraitInfo(fields.groups ?? [], leaf);
  return leaf.trait
    ? fields.traits.find((trait) => trait.name === leaf.trait)
    : fields.properties.find((property) => property.name === leaf.property);
}

type ComparisonProps = { value: Leaf; onChange: (next: Leaf) => void; fields: Fields };

function Comparison({ value, onChange, fields }: ComparisonProps) {
  const { t } = useTranslation();
  const info = infoOf(value, fields);
  const types = info?.types ?? ['string'];
  const ops = opsFor(types);
  const offered = ops.includes(value.op) ? ops : [value.op, ...ops];
  return (
    <>
      <Select
        aria-label={t('conditions.comparison')}
        w={150}
        value={value.op}
        data={offered.map((op) => ({ value: op, label: t(`conditions.op.${op}`) }))}
        onChange={(op) => op && onChange(withOp(value, op as Op))}
      />
      <ValueInput
        leaf={value}
        types={types}
        examples={info?.examples ?? contextExamples(value.context ?? '')}
        onChange={onChange}
      />
      {isComplete(value) ? null : <span className={css.unfinished}>{t('conditions.unfinished')}</span>}
    </>
  );
}
