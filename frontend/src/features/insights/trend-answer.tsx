import { useTranslation } from 'react-i18next';
import type { TrendResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { todayIn } from '../../lib/dates';
import { useProject } from '../../shared/session';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import { TimeChart } from './annotations/time-chart';
import css from './answer.module.css';
import { DateTable } from './date-table';
import type { Point, TrendDraft } from './draft';
import { NumberLink } from './number-link';
import { fittingInterval } from './query';
import { type Line, pointOf, trendView } from './trend-model';
import { colorOf, isRunning, labelText, lineAt, trendOption } from './trend-option';
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

/** A trend as lines with a summary below, or as a table with one row a date. */
export function TrendAnswer({ draft, result, view: shape, onPoint, height }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const words = useWords();
  const { timezone } = useProject();
  const interval = draft.interval ?? fittingInterval(draft.range, todayIn(timezone, new Date()));
  const view = trendView(result, draft, words);
  const option = trendOption(view, interval, ink, format);
  const axis = { labels: view.labels, interval, timezone: draft.timezone ?? timezone };
  const show = (label: string) => labelText(label, interval, format);
  if (shape === 'table')
    return <DateTable lines={view.lines} axis={axis} show={show} pointOf={pointOf} onPoint={onPoint} />;
  const open = (line: Line | undefined, index: number) => {
    const point = line && pointOf(line, line.labels[index] ?? '');
    if (point) onPoint(point);
  };
  return (
    <>
      <TimeChart
        axis={axis}
        show={show}
        option={option}
        height={height}
        label={t('insightAnswer.chartLabel', { question: view.drawn.map((line) => line.name).join(', ') })}
        onMark={(mark) => open(lineAt(view, mark.seriesIndex), mark.dataIndex)}
      />
      {isRunning(view) && !height ? <Muted>{t('insightAnswer.running')}</Muted> : null}
      {view.more > 0 ? <Muted>{t('insightAnswer.others', { count: view.more })}</Muted> : null}
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
  const point = line.total === null ? undefined : pointOf(line, '');
  const { label: _, ...whole } = point ?? {};
  return <NumberLink shown={format.number(line.total)} point={point && whole} onPoint={onPoint} />;
}
