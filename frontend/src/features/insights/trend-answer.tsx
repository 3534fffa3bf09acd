import { useTranslation } from 'react-i18next';
import type { TrendResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { todayIn } from '../../lib/dates';
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
import { type Line, pointOf, type TrendView, trendView, wholePointOf } from './trend-model';
import { colorOf, isRunning, labelText } from './trend-option';
import { heightOf, markedLine, totalled, trendShape } from './trend-views';
import type { Shape } from './shape';
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
  const view = trendView(result, draft, words);
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
    option: trendShape(shape, view, interval, ink, format),
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
      {timed && isRunning(view) && !height ? (
        <Muted>{t(shape === 'stacked' ? 'lifecycle.running' : 'insightAnswer.running')}</Muted>
      ) : null}
      {more > 0 ? <Muted>{t('insightAnswer.others', { count: more })}</Muted> : null}
      {height ? null : (
        <div className={css.summary}>
          <DataTable
            label={t('insightAnswer.series')}
            rows={view.drawn}
            rowKey={(line) => line.key}
            columns={[
              {
                key: 'name',
                head: t('insightAnswer.series'),
                grow: true,
                cell: (line, index) => (
                  <>
                    <span
                      className={css.swatch}
                      style={{
                        background: colorOf(
                          index % Math.max(1, view.drawn.filter((one) => !one.before).length),
                          ink,
                        ),
                      }}
                    />
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
      )}
    </>
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
