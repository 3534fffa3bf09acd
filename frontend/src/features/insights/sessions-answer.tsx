import { useTranslation } from 'react-i18next';
import type { SessionsResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { todayIn } from '../../lib/dates';
import { useProject } from '../../shared/session';
import { useInk } from '../../ui/chart/ink';
import { Muted } from '../../ui/layout';
import { TimeChart } from './annotations/time-chart';
import css from './answer.module.css';
import { DateTable } from './date-table';
import type { Point } from './draft';
import { fittingInterval } from './query';
import type { SessionsDraft } from './sessions-draft';
import { writeMeasure } from './sessions-format';
import { sessionPoint, sessionsView } from './sessions-model';
import { PartTable } from './sessions-table';
import type { Shape } from './shape';
import type { Line } from './trend-model';
import { isRunning, labelText, lineAt, trendOption } from './trend-option';
import { usePhone } from './use-phone';
import { useWords } from './use-rows';

type Props = { draft: SessionsDraft; result: SessionsResult; view: Shape; onPoint: (point: Point) => void };

/** Sessions as a line of one measure over the table of all of them, or as tables. */
export function SessionsAnswer({ draft, result, view: shape, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const phone = usePhone();
  const { timezone } = useProject();
  const { parts, trend } = sessionsView(result, draft, t('sessions.all'), useWords());
  const interval = draft.interval ?? fittingInterval(draft.range, todayIn(timezone, new Date()));
  const write = writeMeasure(draft.measure, format);
  const most = draft.measure.endsWith('_rate') ? 1 : undefined;
  const ticks = draft.measure.endsWith('_rate') || draft.measure.endsWith('_s') ? write : format.compact;
  const pointOf = (line: Line, label: string) => sessionPoint(line.breakdown, draft.measure, label);
  const axis = { labels: trend.labels, interval, timezone: draft.timezone ?? timezone };
  const show = (label: string) => labelText(label, interval, format);
  const table = (
    <div className={css.summary}>
      <PartTable parts={parts} drawn={trend.drawn} onPoint={onPoint} />
    </div>
  );
  if (!trend.lines.length) return table;
  if (shape === 'table')
    return (
      <>
        <DateTable
          lines={trend.lines}
          axis={axis}
          show={show}
          write={write}
          pointOf={pointOf}
          onPoint={onPoint}
        />
        {table}
      </>
    );
  return (
    <>
      <TimeChart
        axis={axis}
        show={show}
        option={trendOption(trend, interval, ink, format, { axis: ticks, value: write, most, names: !phone })}
        label={t('insightAnswer.chartLabel', { question: t(`sessions.measures.${draft.measure}`) })}
        onMark={({ seriesIndex, dataIndex }) => {
          const line = lineAt(trend, seriesIndex);
          if (line?.values[dataIndex]) onPoint(pointOf(line, line.labels[dataIndex] ?? ''));
        }}
      />
      {isRunning(trend) ? <Muted>{t('insightAnswer.running')}</Muted> : null}
      {trend.more > 0 ? <Muted>{t('insightAnswer.others', { count: trend.more })}</Muted> : null}
      {table}
    </>
  );
}
