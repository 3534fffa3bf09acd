import { useTranslation } from 'react-i18next';
import type { Pii, PlanProperty, PropertyType } from '../../api/types';
import { useMay } from '../../shared/session';
import { Button, NumberInput, Select, Switch, TagsInput, TextInput } from '../../ui/kit';
import { DescriptionFields } from './description-fields';
import { allowedValues, PIIS, TYPES, withType } from './model';
import css from './plan.module.css';

type Props = { property: PlanProperty; onChange: (property: PlanProperty | null) => void };

/** Everything about one property; only what its type has is shown. */
export function PropertyFields({ property, onChange }: Props) {
  const { t } = useTranslation();
  const may = useMay().write;
  const set = (part: Partial<PlanProperty>) => onChange({ ...property, ...part });
  return (
    <div className={css.propertyBody}>
      <div className={css.pair}>
        <Select
          label={t('plan.type')}
          disabled={!may}
          value={property.type}
          data={TYPES.map((value) => ({ value, label: t(`plan.types.${value}`) }))}
          onChange={(value) => value && onChange(withType(property, value as PropertyType))}
        />
        <Select
          label={t('plan.pii')}
          disabled={!may}
          value={property.pii}
          data={PIIS.map((value) => ({ value, label: t(`plan.piis.${value}`) }))}
          onChange={(value) => value && set({ pii: value as Pii })}
        />
      </div>
      <Switch
        label={t('plan.required')}
        checked={property.required}
        onChange={({ currentTarget }) => set({ required: currentTarget.checked })}
      />
      <Limits property={property} set={set} />
      <DescriptionFields value={property.description} onChange={(description) => set({ description })} />
      <div className={css.pair}>
        <TextInput
          label={t('plan.owner')}
          maxLength={200}
          value={property.owner}
          onChange={({ currentTarget }) => set({ owner: currentTarget.value })}
        />
        <TextInput
          label={t('plan.purpose')}
          title={t('plan.purposeHint')}
          maxLength={40}
          value={property.purpose}
          onChange={({ currentTarget }) => set({ purpose: currentTarget.value })}
        />
      </div>
      <div>
        <Button variant="subtle" color="danger" onClick={() => onChange(null)}>
          {t('plan.removeProperty')}
        </Button>
      </div>
    </div>
  );
}

function Limits({ property, set }: { property: PlanProperty; set: (part: Partial<PlanProperty>) => void }) {
  const { t } = useTranslation();
  const may = useMay().write;
  const numeric = property.type === 'number' || property.type === 'integer';
  const bound = (value: string | number) => (typeof value === 'number' ? value : null);
  return (
    <>
      {numeric || property.type === 'text' || property.type === 'list' ? (
        <TagsInput
          label={t('plan.allowed')}
          description={t('plan.allowedHint')}
          disabled={!may}
          value={property.allowed.map(String)}
          onChange={(texts) => set({ allowed: allowedValues(texts, property) })}
        />
      ) : null}
      {property.type === 'text' ? (
        <TextInput
          label={t('plan.pattern')}
          maxLength={1000}
          value={property.pattern}
          onChange={({ currentTarget }) => set({ pattern: currentTarget.value })}
        />
      ) : null}
      {numeric ? (
        <div className={css.pair}>
          <NumberInput
            label={t('plan.minimum')}
            hideControls
            value={property.minimum ?? ''}
            onChange={(value) => set({ minimum: bound(value) })}
          />
          <NumberInput
            label={t('plan.maximum')}
            hideControls
            value={property.maximum ?? ''}
            onChange={(value) => set({ maximum: bound(value) })}
          />
        </div>
      ) : null}
    </>
  );
}
