import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { isComplete, type Leaf, type Op, opsFor, withOp } from '../../lib/condition';
import { Picker } from '../../ui/picker';
import { Select } from '../../ui/kit';
import { propertyChoices } from '../choices';
import { contextChoices, contextExamples } from '../context';
import type { Fields } from './fields';
import css from './builder.module.css';
import { fieldOf, withField } from './edit';
import { ValueInput } from './value-input';

type LeafProps = { value: Leaf; onChange: (next: Leaf) => void; fields: Fields };

/** One comparison: what, how, with which value. */
export function LeafRow({ value, onChange, fields }: LeafProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const choices = [
    ...propertyChoices(fields.properties, 'property', t('conditions.properties'), format),
    ...(fields.properties.length ? contextChoices(t('conditions.context')) : []),
    ...propertyChoices(fields.traits, 'trait', t('conditions.traits'), format),
  ];
  const info = value.trait
    ? fields.traits.find((trait) => trait.name === value.trait)
    : fields.properties.find((property) => property.name === value.property);
  const types = info?.types ?? ['string'];
  const ops = opsFor(types);
  const offered = ops.includes(value.op) ? ops : [value.op, ...ops];
  const pick = (field: string) => {
    const list = field.startsWith('trait:') ? fields.traits : fields.properties;
    const found = field.startsWith('context:')
      ? undefined
      : list.find((one) => field.endsWith(`:${one.name}`));
    onChange(withField(field, opsFor(found?.types ?? ['string'])[0] ?? 'eq'));
  };
  return (
    <div className={css.leaf}>
      <Picker
        label={t('conditions.field')}
        value={fieldOf(value)}
        shown={value.trait || value.context || value.property || undefined}
        placeholder={t('conditions.choose')}
        choices={choices}
        onPick={pick}
      />
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
    </div>
  );
}
