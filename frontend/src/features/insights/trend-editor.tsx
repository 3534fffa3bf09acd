import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button, Checkbox, Select, TextInput } from '../../ui/kit';
import { BreakdownWords } from './also-words';
import { MoreOptions } from './common-options';
import { COMPARES, eventsOf, letterOf, MATHS, needsProperty, type Series, type TrendDraft } from './draft';
import { DuringEach } from './during-words';
import type { EditorProps } from './editor';
import { EventLine } from './event-line';
import { MetricWord } from './metrics/metric-word';
import css from './sentence.module.css';
import { EachPerson, EachPersonSelect, PercentileWord } from './measure-words';
import { By, EventWord, OneOf, PropertyWord, WITH_COHORTS } from './words';

const SMOOTHINGS = [3, 7, 14, 28];

/** "Show unique people of Order Completed by country during the last 30 days each day". */
export function TrendEditor({ draft, change, today, whole, more }: EditorProps<TrendDraft>) {
  const { t } = useTranslation();
  const several = draft.series.length > 1;
  const set = (index: number, series: Series) =>
    change({ ...draft, series: draft.series.map((one, at) => (at === index ? series : one)) });
  const remove = (index: number) =>
    change({ ...draft, series: draft.series.filter((_, at) => at !== index) });
  return (
    <div className={css.sentence}>
      {draft.series.map((series, index) => (
        <SeriesLine
          key={index}
          series={series}
          letter={several ? letterOf(index) : undefined}
          first={index === 0}
          onChange={(next) => set(index, next)}
          onRemove={several ? () => remove(index) : undefined}
        />
      ))}
      <div className={css.line}>
        <By value={draft.breakdown} />
        <BreakdownWords
          kinds={WITH_COHORTS}
          events={eventsOf(draft)}
          value={draft.breakdown}
          onPick={(breakdown) => change({ ...draft, breakdown })}
        />
        <DuringEach draft={draft} change={change} today={today} whole={whole} />
        <Button
          variant="subtle"
          leftSection={<Plus size={14} />}
          onClick={() =>
            change({
              ...draft,
              series: [...draft.series, { event: draft.series[0]?.event ?? '', math: 'total' }],
            })
          }
        >
          {t('insight.addSeries')}
        </Button>
        <MetricWord draft={draft} today={today} onPick={(next) => change(next as TrendDraft)} />
      </div>
      {more ? <TrendMore draft={draft} change={change} /> : null}
    </div>
  );
}

type LineProps = {
  series: Series;
  letter: string | undefined;
  first: boolean;
  onChange: (series: Series) => void;
  onRemove: (() => void) | undefined;
};

function SeriesLine({ series, letter, first, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  const tools = onRemove ? (
    <ActionIcon aria-label={t('insight.removeSeries', { name: letter })} onClick={onRemove}>
      <X size={14} />
    </ActionIcon>
  ) : null;
  return (
    <EventLine
      event={series.event}
      where={series.where}
      onWhere={(where) => onChange({ ...series, where })}
      tools={tools}
    >
      {letter ? <span className={css.letter}>{letter}</span> : null}
      {first ? <span className={css.glue}>{t('insight.show')}</span> : null}
      <OneOf
        label={t('insight.measure')}
        value={series.math}
        words={MATHS}
        name={(word) => t(`insight.math.${word}`)}
        onPick={(math) => onChange({ ...series, math })}
      />
      {series.math === 'percentile' ? (
        <PercentileWord
          value={series.percentile}
          onPick={(percentile) => onChange({ ...series, percentile })}
        />
      ) : null}
      {needsProperty(series.math) ? (
        <PropertyWord
          events={[series.event]}
          value={series.property}
          onPick={(property) => onChange({ ...series, property })}
        />
      ) : null}
      <span className={css.glue}>{t('insight.whoDid')}</span>
      <EventWord value={series.event} onPick={(event) => onChange({ ...series, event })} />
      {series.per_person ? <EachPerson series={series} onChange={onChange} /> : null}
    </EventLine>
  );
}

function TrendMore({ draft, change }: { draft: TrendDraft; change: (next: TrendDraft) => void }) {
  const { t } = useTranslation();
  const asked = draft.smoothing && !SMOOTHINGS.includes(draft.smoothing) ? [draft.smoothing] : [];
  const smoothings = [...SMOOTHINGS, ...asked].map((count) => ({
    value: String(count),
    label: t('insight.smoothingBy', { count }),
  }));
  const names = draft.series.map((series, index) => (
    <TextInput
      key={index}
      label={`${t('insight.seriesName')} ${draft.series.length > 1 ? letterOf(index) : ''}`}
      value={series.name ?? ''}
      onChange={(event) => {
        const name = event.currentTarget.value || undefined;
        change({ ...draft, series: draft.series.map((one, at) => (at === index ? { ...one, name } : one)) });
      }}
    />
  ));
  const each = draft.series.map((series, index) => (
    <EachPersonSelect
      key={index}
      letter={draft.series.length > 1 ? letterOf(index) : ''}
      series={series}
      onChange={(next) =>
        change({ ...draft, series: draft.series.map((one, at) => (at === index ? next : one)) })
      }
    />
  ));
  return (
    <MoreOptions draft={draft} onChange={(common) => change({ ...draft, ...common })}>
      <TextInput
        label={t('insight.formula')}
        description={t('insight.formulaHint')}
        value={draft.formula ?? ''}
        onChange={(event) => change({ ...draft, formula: event.currentTarget.value || undefined })}
      />
      <Select
        label={t('insight.compare')}
        value={draft.compare ?? ''}
        data={[
          { value: '', label: t('insight.compares.none') },
          ...COMPARES.map((one) => ({ value: one, label: t(`insight.compares.${one}`) })),
        ]}
        onChange={(one) => change({ ...draft, compare: COMPARES.find((known) => known === one) })}
      />
      <Select
        label={t('insight.smoothing')}
        value={draft.smoothing ? String(draft.smoothing) : ''}
        data={[{ value: '', label: t('insight.smoothingOff') }, ...smoothings]}
        onChange={(count) => change({ ...draft, smoothing: Number(count) || undefined })}
      />
      <Checkbox
        label={t('insight.cumulative')}
        checked={draft.cumulative ?? false}
        onChange={(event) => change({ ...draft, cumulative: event.currentTarget.checked || undefined })}
      />
      {each}
      {names}
    </MoreOptions>
  );
}
