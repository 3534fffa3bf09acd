import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { propertyChoices } from '../../shared/choices';
import { propertiesOf, useSchema } from '../../shared/schema';
import { NumberInput, Select } from '../../ui/kit';
import { Picker } from '../../ui/picker';
import { type AttributionDraft, CONVERSIONS, MOST_CHANNELS, type Shares } from './attribution-draft';
import { MoreOptions } from './common-options';
import { EventList } from './event-list';
import { CountSelect } from './count-select';
import css from './sentence.module.css';
import { SpanInput } from './span-input';
import { known } from './words';

type Props = { draft: AttributionDraft; change: (next: AttributionDraft) => void };

/** What a conversion is worth, how far back touchpoints count, which events touch, the numbers of rules. */
export function AttributionMore({ draft, change }: Props) {
  const { t } = useTranslation();
  return (
    <MoreOptions draft={draft} onChange={(common) => change({ ...draft, ...common })}>
      <EventList
        label={t('attribution.touchpointEvents')}
        value={draft.touchpoints}
        onChange={(touchpoints) => change({ ...draft, touchpoints })}
      />
      <Worth draft={draft} change={change} />
      <SpanInput
        label={t('attribution.window')}
        value={draft.window}
        onChange={(window) => change({ ...draft, window })}
      />
      <Select
        label={t('attribution.conversions')}
        value={draft.conversions}
        allowDeselect={false}
        data={CONVERSIONS.map((one) => ({ value: one, label: t(`attribution.conversionWords.${one}`) }))}
        onChange={(one) =>
          change({ ...draft, conversions: CONVERSIONS.find((known) => known === one) ?? 'every' })
        }
      />
      <CountSelect value={draft.count} onPick={(count) => change({ ...draft, count })} />
      {draft.rules.includes('time_decay') ? (
        <SpanInput
          label={t('attribution.halfLife')}
          value={draft.half_life}
          onChange={(half_life) => change({ ...draft, half_life })}
        />
      ) : null}
      {draft.rules.includes('custom') ? (
        <CustomShares shares={draft.shares} onChange={(shares) => change({ ...draft, shares })} />
      ) : null}
      <NumberInput
        label={t('attribution.limit')}
        min={1}
        max={MOST_CHANNELS}
        value={draft.by.limit ?? 25}
        onChange={(limit) =>
          change({ ...draft, by: { ...draft.by, limit: bounded(Number(limit), 1, MOST_CHANNELS) } })
        }
      />
    </MoreOptions>
  );
}

/** The number of the conversion that says what it is worth; none counts conversions alone. */
function Worth({ draft, change }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const properties = propertiesOf(useSchema().events, known([draft.conversion.event]));
  const numbers = properties.filter((property) => property.types.includes('number'));
  return (
    <div>
      <span className={css.label}>{t('attribution.value')}</span>
      <Picker
        label={t('attribution.value')}
        value={draft.value ? `property:${draft.value}` : ''}
        placeholder={t('attribution.noValue')}
        shown={draft.value}
        choices={[
          { value: '', label: t('attribution.noValue') },
          ...propertyChoices(numbers, 'property', '', format),
        ]}
        onPick={(picked) => change({ ...draft, value: picked.slice('property:'.length) || undefined })}
      />
    </div>
  );
}

type SharesProps = { shares: Shares; onChange: (shares: Shares) => void };

/** The parts of the first and the last; what is left is shared by those between. */
function CustomShares({ shares, onChange }: SharesProps) {
  const { t } = useTranslation();
  const { first, last } = shares;
  return (
    <>
      <NumberInput
        label={t('attribution.shareFirst')}
        min={0}
        max={100 - last}
        value={first}
        onChange={(value) => onChange({ first: bounded(Number(value), 0, 100 - last), last })}
      />
      <NumberInput
        label={t('attribution.shareLast')}
        description={t('attribution.shareMiddle', { count: 100 - first - last })}
        min={0}
        max={100 - first}
        value={last}
        onChange={(value) => onChange({ first, last: bounded(Number(value), 0, 100 - first) })}
      />
    </>
  );
}

function bounded(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.trunc(value) || least));
}
