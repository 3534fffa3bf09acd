import { useTranslation } from 'react-i18next';
import type { LifecycleResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { useProject } from '../../shared/session';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import type { TimeAxis } from './annotations/model';
import { TimeChart } from './annotations/time-chart';
import css from './answer.module.css';
import { DateTable } from './date-table';
import { useEventText } from './event-text';
import type { Point } from './draft';
import type { LifecycleDraft } from './lifecycle-draft';
import { type LifecycleView, lifecycleView, type StatusLine, statusPoint } from './lifecycle-model';
import { lifecycleOption, statusColor } from './lifecycle-option';
import { NumberLink } from './number-link';
import type { Shape } from './shape';
import { labelText } from './trend-option';

type Props = { draft: LifecycleDraft; result: LifecycleResult; view: Shape; onPoint: (point: Point) => void };

/** A lifecycle as columns above and below zero with what each status means, or as a table of periods. */
export function LifecycleAnswer({ draft, result, view: shape, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const eventText = useEventText();
  const view = lifecycleView(result, (status) => t(`lifecycle.statuses.${status}`));
  const project = useProject();
  const written = (label: string) => labelText(label, draft.interval, format);
  const axis = {
    labels: view.labels,
    interval: draft.interval,
    timezone: draft.timezone ?? project.timezone,
  };
  if (shape === 'table') return <Periods view={view} axis={axis} show={written} onPoint={onPoint} />;
  return (
    <>
      <TimeChart
        axis={axis}
        show={written}
        option={lifecycleOption(view, draft.interval, ink, format)}
        label={t('insightAnswer.chartLabel', { question: eventText(draft.activity.event) })}
        onMark={({ seriesIndex, dataIndex }) => {
          const line = view.lines[seriesIndex];
          if (line) onPoint(statusPoint(line, line.labels[dataIndex] ?? ''));
        }}
      />
      {view.complete < view.labels.length ? <Muted>{t('lifecycle.running')}</Muted> : null}
      <div className={css.summary}>
        <Statuses view={view} show={written} onPoint={onPoint} />
      </div>
    </>
  );
}

type PartProps = { view: LifecycleView; show: (label: string) => string; onPoint: (point: Point) => void };

const GROWTH = 'growth';

/** One row a period; the change of who is active has nobody of its own behind it. */
function Periods({ view, axis, show, onPoint }: PartProps & { axis: TimeAxis }) {
  const { t } = useTranslation();
  const growth = { key: GROWTH, name: t('lifecycle.growth'), labels: view.labels, values: view.growth };
  return (
    <DateTable
      lines={[...view.lines, growth]}
      axis={axis}
      show={show}
      pointOf={({ key }, label) => {
        const line = view.lines.find((one) => one.key === key);
        return line && statusPoint(line, label);
      }}
      onPoint={onPoint}
    />
  );
}

/** What each status means, with its people in the last period that is over. */
function Statuses({ view, show, onPoint }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const last = Math.max(0, view.complete - 1);
  const label = view.labels[last] ?? '';
  return (
    <DataTable<StatusLine>
      label={t('lifecycle.status')}
      rows={view.lines}
      rowKey={(line) => line.key}
      columns={[
        {
          key: 'status',
          head: t('lifecycle.status'),
          cell: (line) => (
            <>
              <span className={css.swatch} style={{ background: statusColor(line.key, ink) }} />
              {line.name}
            </>
          ),
        },
        {
          key: 'last',
          head: show(label),
          numeric: true,
          cell: (line) => (
            <NumberLink
              shown={format.number(line.values[last])}
              point={line.values[last] ? statusPoint(line, label) : undefined}
              onPoint={onPoint}
            />
          ),
        },
        {
          key: 'meaning',
          head: t('lifecycle.meaning'),
          grow: true,
          cell: (line) => <Muted>{t(`lifecycle.meanings.${line.key}`)}</Muted>,
        },
      ]}
    />
  );
}
