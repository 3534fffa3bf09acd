import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { propertiesOf, useSchema } from '../../shared/schema';
import { ActionIcon, Button, Checkbox, Select, TagsInput } from '../../ui/kit';
import { MoreOptions } from './common-options';
import {
  COUNTINGS,
  COUNTS,
  eventsOf,
  type Exclusion,
  FUNNEL_INTERVALS,
  type FunnelDraft,
  NEXT_EVENTS,
  ORDERS,
} from './draft';
import { EventLine } from './event-line';
import css from './sentence.module.css';
import { EventWord, known } from './words';

type Props = { draft: FunnelDraft; change: (next: FunnelDraft) => void };

/** Order, counting, attribution, exclusions and constant properties of a funnel. */
export function FunnelMore({ draft, change }: Props) {
  const { t } = useTranslation();
  const properties = propertiesOf(useSchema().events, known(eventsOf(draft)));
  const touches = (['first_touch', 'last_touch'] as const).map((one) => ({
    value: one as string,
    label: t(`insight.attributions.${one}`),
  }));
  const steps = draft.steps.map((_, index) => ({
    value: `step:${index}`,
    label: t('insight.attributions.step', { number: index + 1 }),
  }));
  return (
    <MoreOptions draft={draft} onChange={(common) => change({ ...draft, ...common })}>
      <Select
        label={t('insight.order')}
        value={draft.order}
        data={ORDERS.map((one) => ({ value: one, label: t(`insight.orders.${one}`) }))}
        onChange={(one) => change({ ...draft, order: ORDERS.find((known) => known === one) ?? 'ordered' })}
      />
      <Select
        label={t('insight.counting')}
        value={draft.counting}
        data={COUNTINGS.map((one) => ({ value: one, label: t(`insight.countings.${one}`) }))}
        onChange={(one) => change({ ...draft, counting: COUNTINGS.find((known) => known === one) ?? 'best' })}
      />
      <Select
        label={t('insight.count')}
        value={draft.count}
        data={COUNTS.map((one) => ({ value: one, label: t(`insight.counts.${one}`) }))}
        onChange={(one) => change(counting(draft, COUNTS.find((known) => known === one) ?? 'persons'))}
      />
      <Select
        label={t('insight.overTime')}
        value={draft.interval ?? ''}
        data={[
          { value: '', label: t('insight.overTimes.none') },
          ...FUNNEL_INTERVALS.map((one) => ({ value: one as string, label: t(`insight.overTimes.${one}`) })),
        ]}
        onChange={(one) => change({ ...draft, interval: FUNNEL_INTERVALS.find((known) => known === one) })}
      />
      <Checkbox
        label={t('insight.dropOff')}
        description={t('insight.dropOffHint')}
        checked={draft.drop_off !== undefined}
        onChange={(event) =>
          change({ ...draft, drop_off: event.currentTarget.checked ? NEXT_EVENTS : undefined })
        }
      />
      {draft.breakdown ? (
        <Select
          label={t('insight.attribution')}
          value={draft.attribution}
          data={[...touches, ...steps]}
          onChange={(one) => change({ ...draft, attribution: one ?? 'first_touch' })}
        />
      ) : null}
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

/** All steps of a session are in one: it has no window of several. */
function counting(draft: FunnelDraft, count: FunnelDraft['count']): FunnelDraft {
  const timed = count !== 'sessions' || draft.window.unit !== 'session';
  return { ...draft, count, window: timed ? draft.window : { value: 14, unit: 'day' } };
}

type ExclusionsProps<Draft> = { draft: Draft; change: (next: Draft) => void };

/** What must not happen between two steps. */
export function Exclusions<Draft extends Pick<FunnelDraft, 'steps' | 'exclusions'>>({
  draft,
  change,
}: ExclusionsProps<Draft>) {
  const { t } = useTranslation();
  const last = draft.steps.length - 1;
  const set = (index: number, next: Exclusion | undefined) =>
    change({
      ...draft,
      exclusions: draft.exclusions.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one])),
    });
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => ({
      value: String(from + at),
      label: String(from + at + 1),
    }));
  return (
    <div className={css.wide}>
      <span className={css.label}>{t('insight.exclusions')}</span>
      {draft.exclusions.map((one, index) => (
        <EventLine
          key={index}
          event={one.event}
          where={one.where}
          onWhere={(where) => set(index, { ...one, where })}
          tools={
            <ActionIcon aria-label={t('common.remove')} onClick={() => set(index, undefined)}>
              <X size={14} />
            </ActionIcon>
          }
        >
          <EventWord
            label={t('insight.exclusion')}
            value={one.event}
            onPick={(event) => set(index, { ...one, event })}
          />
          <span className={css.glue}>{t('insight.exclusionFrom')}</span>
          <Select
            w={64}
            aria-label={t('insight.exclusionFrom')}
            value={String(one.from_step)}
            data={numbers(0, last - 1)}
            onChange={(step) =>
              set(index, {
                ...one,
                from_step: Number(step),
                to_step: Math.max(one.to_step, Number(step) + 1),
              })
            }
          />
          <span className={css.glue}>{t('insight.exclusionTo')}</span>
          <Select
            w={64}
            aria-label={t('insight.exclusionTo')}
            value={String(one.to_step)}
            data={numbers(one.from_step + 1, last)}
            onChange={(step) => set(index, { ...one, to_step: Number(step) })}
          />
        </EventLine>
      ))}
      <Button
        variant="subtle"
        leftSection={<Plus size={14} />}
        onClick={() =>
          change({ ...draft, exclusions: [...draft.exclusions, { event: '', from_step: 0, to_step: last }] })
        }
      >
        {t('insight.addExclusion')}
      </Button>
    </div>
  );
}
