import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TrendResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { todayIn } from '../../lib/dates';
import { schemaQuery } from '../../shared/schema';
import { useProject } from '../../shared/session';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import type { Mark } from '../../ui/chart/types';
import { DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import { TimeChart } from './annotations/time-chart';
import css from './answer.module.css';
import { DateTable } from './date-table';
import type { Point, TrendDraft } from './draft';
import { MapAnswer } from './map-answer';
import { NumberLink } from './number-link';
import { fittingInterval } from './query';
import { flatLines, type Line, pointOf, type TrendView, trendView, wholePointOf } from './trend-model';
import { colorOf, isRunning, labelText } from './trend-option';
import { heightOf, markedLine, totalled, trendShape } from './trend-views';
import type { Shape } from './shape';
import { usePhone } from './use-phone';
import { useWords } from './use-rows';

type Props = {
  draft: TrendDraft;
  result: TrendResult;
  view: Shape;
  onPoint: (point: Point) => void;
  /** The height there is: the chart alone is drawn, without the summary. */
  height?: number;
};

/** A trend in the way that was chosen, with a summary below; as a table with one row a date. */
export function TrendAnswer({ draft, result, view: shape, onPoint, height }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const words = useWords();
  const { timezone } = useProject();
  const interval = draft.interval ?? fittingInterval(draft.range, todayIn(timezone, new Date()));
  const phone = usePhone();
  const since = useFirstDay();
  const view = trendView(result, draft, words, since);
  const axis = { labels: view.labels, interval, timezone: draft.timezone ?? timezone };
  const show = (label: string) => labelText(label, interval, format);
  if (shape === 'table')
    return <DateTable lines={view.lines} axis={axis} show={show} pointOf={pointOf} onPoint={onPoint} />;
  if (shape === 'map') return <MapAnswer draft={draft} view={view} onPoint={onPoint} height={height} />;
  if (shape === 'number') return <Figures view={view} onPoint={onPoint} />;
  const open = (mark: Mark) => {
    const { line, label } = markedLine(shape, view, mark);
    const point = line && (label === undefined ? wholePointOf(line) : pointOf(line, label));
    if (point) onPoint(point);
  };
  const shared = {
    option: trendShape(shape, view, interval, ink, format, {
      axis: format.compact,
      value: format.number,
      names: !phone,
    }),
    label: t('insightAnswer.chartLabel', { question: view.drawn.map((line) => line.name).join(', ') }),
    onMark: open,
  };
  const timed = shape !== 'bar' && shape !== 'pie';
  const more = timed ? view.more : view.lines.filter((line) => !line.before).length - totalled(view).length;
  return (
    <>
      {timed ? (
        <TimeChart axis={axis} show={show} height={height} {...shared} />
      ) : (
        <Chart height={height ?? heightOf(shape, view)} {...shared} />
      )}
      {height && phone && timed ? <Legend view={view} /> : null}
      <Notes shape={shape} view={view} more={more} timed={timed} brief={height !== undefined} />
      {height ? null : <Summary lines={view.drawn} onPoint={onPoint} />}
    </>
  );
}

const isNow = (line: Line) => !line.before;

function Swatch({ color }: { color: string }) {
  return <span className={css.swatch} style={{ background: color }} />;
}

/** Which line is which, where no name stands at its end and no table below. */
function Legend({ view }: { view: TrendView }) {
  const ink = useInk();
  const lines = view.drawn.filter(isNow);
  if (lines.length < 2) return null;
  return (
    <ul className={css.legend}>
      {lines.map((line, index) => (
        <li key={line.key}>
          <Swatch color={colorOf(index, ink)} />
          {line.name}
        </li>
      ))}
    </ul>
  );
}

/** The day of the project's first event, as far as its schema is known to the page already. */
function useFirstDay(): string | undefined {
  const { project_id } = useProject();
  const { data } = useQuery({ ...schemaQuery(project_id), enabled: false });
  return data?.events.map((event) => event.first_seen.slice(0, 10)).sort()[0];
}

type NotesProps = { shape: Shape; view: TrendView; more: number; timed: boolean; brief: boolean };

/** What must be known to read the chart, a sentence each; where there is little room only what is not shown. */
function Notes({ shape, view, more, timed, brief }: NotesProps) {
  const { t } = useTranslation();
  const others = more > 0 ? [t('insightAnswer.others', { count: more })] : [];
  const reading = useReadingNotes(shape, view, timed);
  const notes = brief ? others : [...reading, ...others];
  return notes.length ? <Muted>{notes.join(' ')}</Muted> : null;
}

function useReadingNotes(shape: Shape, view: TrendView, timed: boolean): string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const flat = shape === 'chart' || shape === 'area' ? flatLines(view).filter(isNow) : [];
  const names = flat.map((line) => line.name).join(', ');
  const running = t(shape === 'stacked' ? 'lifecycle.running' : 'insightAnswer.running');
  return [
    ...(flat.length ? [t('insightAnswer.rightAxis', { names })] : []),
    ...(view.since ? [t('insightAnswer.noDataBefore', { day: format.date(view.since) })] : []),
    ...(timed && isRunning(view) ? [running] : []),
  ];
}

type SummaryProps = { lines: Line[]; onPoint: (point: Point) => void };

/** The lines that are drawn and their totals, each opening its people. */
function Summary({ lines, onPoint }: SummaryProps) {
  const { t } = useTranslation();
  const ink = useInk();
  return (
    <div className={css.summary}>
      <DataTable
        label={t('insightAnswer.series')}
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          {
            key: 'name',
            head: t('insightAnswer.series'),
            grow: true,
            cell: (line, index) => (
              <>
                <Swatch color={colorOf(index % Math.max(1, lines.filter(isNow).length), ink)} />
                {line.name}
              </>
            ),
          },
          {
            key: 'total',
            head: t('insightAnswer.total'),
            numeric: true,
            cell: (line) => <Total line={line} onPoint={onPoint} />,
          },
        ]}
      />
    </div>
  );
}

function Total({ line, onPoint }: { line: Line; onPoint: (point: Point) => void }) {
  const format = useFormat();
  return <NumberLink shown={format.number(line.total)} point={wholePointOf(line)} onPoint={onPoint} />;
}

/** The totals alone, each opening its people. */
function Figures({ view, onPoint }: { view: TrendView; onPoint: (point: Point) => void }) {
  const format = useFormat();
  return (
    <div className={css.figures}>
      {view.drawn.map((line) => (
        <p key={line.key} className={css.figure}>
          <strong data-long={view.drawn.length > 3 || undefined}>
            <NumberLink shown={format.number(line.total)} point={wholePointOf(line)} onPoint={onPoint} />
          </strong>
          <span>{line.name}</span>
        </p>
      ))}
    </div>
  );
}
