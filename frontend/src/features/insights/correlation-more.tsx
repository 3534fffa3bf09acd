import { useTranslation } from 'react-i18next';
import { propertiesOf, useSchema } from '../../shared/schema';
import { NumberInput, Select, TagsInput } from '../../ui/kit';
import { Row } from '../../ui/layout';
import { MoreOptions } from './common-options';
import {
  CORRELATED_COUNTINGS,
  CORRELATED_ORDERS,
  type CorrelationDraft,
  countingOf,
} from './correlation-draft';
import { CountSelect } from './count-select';
import { eventsOf } from './draft';
import { Exclusions } from './funnel-more';
import css from './sentence.module.css';
import { WindowInput } from './span-input';
import { known } from './words';

type Props = { draft: CorrelationDraft; change: (next: CorrelationDraft) => void };

/** The smallest sample, what is left out, and the less used parts of the funnel. */
export function CorrelationMore({ draft, change }: Props) {
  const { t } = useTranslation();
  const schema = useSchema();
  const said = draft.count === 'groups' ? 'correlation.groups' : 'correlation';
  const properties = propertiesOf(schema.events, known(eventsOf(draft)));
  return (
    <MoreOptions draft={draft} onChange={(common) => change({ ...draft, ...common })}>
      <NumberInput
        label={t(`${said}.minPersons`)}
        description={t(`${said}.minPersonsHint`)}
        min={1}
        max={1_000_000}
        value={draft.min_persons}
        onChange={(least) => change({ ...draft, min_persons: bounded(Number(least), 1_000_000) })}
      />
      <NumberInput
        label={t('correlation.limit')}
        min={1}
        max={200}
        value={draft.limit}
        onChange={(limit) => change({ ...draft, limit: bounded(Number(limit), 200) })}
      />
      {draft.factor === 'events' ? (
        <TagsInput
          label={t('correlation.exclude')}
          description={t('correlation.excludeHint')}
          value={draft.exclude}
          data={schema.events.map((event) => event.name)}
          onChange={(exclude) => change({ ...draft, exclude })}
        />
      ) : null}
      <div>
        <span className={css.label}>{t('insight.window')}</span>
        <Row gap={8}>
          <WindowInput value={draft.window} sessions onChange={(window) => change({ ...draft, window })} />
        </Row>
      </div>
      <Select
        label={t('insight.order')}
        value={draft.order}
        allowDeselect={false}
        data={CORRELATED_ORDERS.map((one) => ({ value: one, label: t(`insight.orders.${one}`) }))}
        onChange={(one) =>
          change({ ...draft, order: CORRELATED_ORDERS.find((order) => order === one) ?? 'ordered' })
        }
      />
      <Select
        label={t('insight.counting')}
        value={draft.counting}
        allowDeselect={false}
        data={CORRELATED_COUNTINGS.map((one) => ({ value: one, label: t(`insight.countings.${one}`) }))}
        onChange={(one) =>
          change({ ...draft, counting: CORRELATED_COUNTINGS.find((rule) => rule === one) ?? 'best' })
        }
      />
      <CountSelect value={draft.count} onPick={(count) => change(countingOf(draft, count))} />
      <TagsInput
        label={t('insight.hold')}
        description={t('insight.holdHint')}
        maxTags={3}
        value={draft.hold_constant}
        data={properties.map((property) => property.name)}
        onChange={(hold_constant) => change({ ...draft, hold_constant })}
      />
      <Exclusions draft={draft} change={change} />
    </MoreOptions>
  );
}

function bounded(value: number, most: number): number {
  return Math.min(most, Math.max(1, Math.trunc(value) || 1));
}
