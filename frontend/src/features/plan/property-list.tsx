import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanEvent } from '../../api/types';
import { Button, TextInput } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import { EMPTY_PROPERTY, withProperty } from './model';
import css from './plan.module.css';
import { PropertyFields } from './property-fields';

type Props = { event: PlanEvent; onChange: (event: PlanEvent) => void };

/** The properties of an event, each opening in its place. */
export function PropertyList({ event, onChange }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const chosen = name.trim();
  const properties = Object.entries(event.properties);
  const add = () => {
    onChange(withProperty(event, chosen, EMPTY_PROPERTY));
    setName('');
  };
  return (
    <Stack gap={8}>
      <h3 className={css.heading}>{t('plan.properties')}</h3>
      {properties.length === 0 ? <Muted>{t('plan.noProperties')}</Muted> : null}
      {properties.map(([key, property]) => (
        <details key={key} className={css.property}>
          <summary>
            <span className={css.propertyName}>{key}</span>
            <Muted>{t(`plan.types.${property.type}`)}</Muted>
            {property.required ? <Tag tone="accent">{t('plan.required')}</Tag> : null}
          </summary>
          <PropertyFields property={property} onChange={(next) => onChange(withProperty(event, key, next))} />
        </details>
      ))}
      <Row>
        <TextInput
          aria-label={t('plan.propertyName')}
          placeholder={t('plan.propertyName')}
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          onKeyDown={(press) => {
            if (press.key !== 'Enter' || chosen === '' || chosen in event.properties) return;
            press.preventDefault();
            add();
          }}
        />
        <Button
          leftSection={<Plus size={14} />}
          disabled={chosen === '' || chosen in event.properties}
          onClick={add}
        >
          {t('plan.addProperty')}
        </Button>
      </Row>
    </Stack>
  );
}
