import type { UseQueryResult } from '@tanstack/react-query';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  AttributionResult,
  ChartAnswer,
  CorrelationResult,
  FunnelResult,
  HistogramResult,
  LifecycleResult,
  PathsResult,
  RetentionResult,
  SessionsResult,
  StickinessResult,
  TrendResult,
} from '../../api/types';
import { Failed } from '../../shared/await';
import { useSteady } from '../../shared/use-steady';
import { Button, SegmentedControl, Select } from '../../ui/kit';
import { Section } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import css from './answer.module.css';
import { AnswerFooter } from './answer-footer';
import { AttributionAnswer } from './attribution-answer';
import { CorrelationAnswer } from './correlation-answer';
import type { Draft, Kind, Point } from './draft';
import { ExportMenu } from './export-menu';
import { FunnelAnswer } from './funnel-answer';
import { HistogramAnswer } from './histogram-answer';
import { LifecycleAnswer } from './lifecycle-answer';
import { PathsAnswer } from './paths-answer';
import type { Query } from './query';
import { RetentionAnswer } from './retention-answer';
import { SampleNote } from './sample-note';
import { SessionsAnswer } from './sessions-answer';
import { type Shape, shapeFor, shapesOf } from './shape';
import { shapeText } from './shape-text';
import { StickinessAnswer } from './stickiness-answer';
import { TrendAnswer } from './trend-answer';
import { usePhone } from './use-phone';
import { useRows } from './use-rows';

type AnswerProps = {
  draft: Draft;
  query: Query | null;
  answer: UseQueryResult<ChartAnswer>;
  /** Whether the question is still to be asked. */
  waits: boolean;
  view: Shape;
  onView: (view: Shape) => void;
  onPoint: (point: Point) => void;
  onWhole: () => void;
};

/** The answer: chart or table, what it means, how it was computed, ways to take it away. */
export function AnswerView({ draft, query, answer, waits, view, onView, onPoint, onWhole }: AnswerProps) {
  const { t } = useTranslation();
  const data = answer.data;
  const fits = data?.kind === draft.kind;
  const rows = useRows(draft, fits ? data : undefined);
  const open = useSteady(onPoint);
  const stale = answer.isPlaceholderData || waits;
  if (!query)
    return (
      <Section>
        <Empty title={t('insightAnswer.startTitle')} />
      </Section>
    );
  if (answer.isError)
    return (
      <Section>
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      </Section>
    );
  if (!data || !fits)
    return (
      <Section>
        <Loading rows={8} height={28} />
      </Section>
    );
  return (
    <Section
      flush
      actions={
        <>
          <div className={css.shapes}>
            <ShapeSwitch kind={draft.kind} view={view} onView={onView} />
          </div>
          <ExportMenu rows={rows} query={query} kind={draft.kind} />
        </>
      }
    >
      <div
        className={css.answer}
        data-stale={stale || undefined}
        aria-busy={answer.isFetching}
        data-answer={draft.kind}
      >
        {rows.empty ? (
          <Empty
            title={t('insightAnswer.emptyTitle')}
            action={<Button onClick={onWhole}>{t('insightAnswer.allTime')}</Button>}
          >
            {t('insightAnswer.emptyWhy')}
          </Empty>
        ) : (
          <Drawn draft={draft} data={data} view={view} onPoint={open} stale={stale} />
        )}
      </div>
      <SampleNote sample={data.meta.sample} kind={data.kind} result={data.result} />
      <AnswerFooter draft={draft} query={query} meta={data.meta} />
    </Section>
  );
}

type SwitchProps = { kind: Kind; view: Shape; onView: (view: Shape) => void };

/** More ways than these have no room beside each other on a phone. */
const MOST_BESIDE = 3;

/** The ways to show an answer side by side; a list where they have no room. */
function ShapeSwitch({ kind, view, onView }: SwitchProps) {
  const { t } = useTranslation();
  const shapes = shapesOf(kind);
  const listed = usePhone() && shapes.length > MOST_BESIDE;
  const shared = {
    'aria-label': t('insightAnswer.view'),
    value: shapeFor(kind, view),
    data: shapes.map((one) => ({ value: one, label: shapeText(kind, one, t) })),
  };
  const pick = (next: string | null) => onView(shapes.find((one) => one === next) ?? 'chart');
  return listed ? (
    <Select {...shared} w={160} allowDeselect={false} maxDropdownHeight={360} onChange={pick} />
  ) : (
    <SegmentedControl {...shared} onChange={pick} />
  );
}

type DrawnProps = {
  draft: Draft;
  data: Pick<ChartAnswer, 'result'>;
  view: Shape;
  onPoint: (point: Point) => void;
  /** The height there is, where the chart should keep to it. */
  height?: number;
  /** Whether it answers what was asked before: the answer to the draft is on its way. */
  stale?: boolean;
};

/** An answer of the kind that the draft is of, as chart or table; what has not changed is not drawn again. */
export const Drawn = memo(function Drawn({ draft, data, view, onPoint, height }: DrawnProps) {
  const shared = { view: shapeFor(draft.kind, view), onPoint };
  const fitted = { ...shared, height };
  switch (draft.kind) {
    case 'trend':
      return <TrendAnswer draft={draft} result={data.result as TrendResult} {...fitted} />;
    case 'funnel':
      return <FunnelAnswer draft={draft} result={data.result as FunnelResult} {...fitted} />;
    case 'retention':
      return <RetentionAnswer draft={draft} result={data.result as RetentionResult} {...fitted} />;
    case 'lifecycle':
      return <LifecycleAnswer draft={draft} result={data.result as LifecycleResult} {...shared} />;
    case 'attribution':
      return <AttributionAnswer draft={draft} result={data.result as AttributionResult} {...shared} />;
    case 'histogram':
      return <HistogramAnswer draft={draft} result={data.result as HistogramResult} {...fitted} />;
    case 'sessions':
      return <SessionsAnswer draft={draft} result={data.result as SessionsResult} {...shared} />;
    case 'paths':
      return <PathsAnswer draft={draft} result={data.result as PathsResult} {...shared} />;
    case 'stickiness':
      return <StickinessAnswer draft={draft} result={data.result as StickinessResult} {...shared} />;
    case 'correlation':
      return <CorrelationAnswer draft={draft} result={data.result as CorrelationResult} {...shared} />;
  }
}, looksTheSame);

/** What is out of date keeps its looks until it is replaced, whatever is being asked meanwhile. */
function looksTheSame(before: DrawnProps, after: DrawnProps): boolean {
  const { data, view, height, draft, onPoint } = after;
  if (data !== before.data || view !== before.view || height !== before.height) return false;
  return after.stale === true || (draft === before.draft && onPoint === before.onPoint);
}
