import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LifecycleResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { useProject } from '../../shared/session';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import { Select } from '../../ui/kit';
import { Muted } from '../../ui/layout';
import type { TimeAxis } from './annotations/model';
import { TimeChart } from './annotations/time-chart';
import css from './answer.module.css';
import { DateTable } from './date-table';
import { useEventText } from './event-text';
import type { Point } from './draft';
import type { LifecycleDraft } from './lifecycle-draft';
import {
  type LifecycleGroup,
  type LifecycleView,
  lifecycleView,
  markedStatus,
  panelsOf,
  type StatusLine,
  statusPoint,
} from './lifecycle-model';
import { heightOf, lifecycleOption, statusColor } from './lifecycle-option';
import { NumberLink } from './number-link';
import type { Shape } from './shape';
import { labelText } from './trend-option';
import { useWords } from './use-rows';

type Props = { draft: LifecycleDraft; result: LifecycleResult; view: Shape; onPoint: (point: Point) => void };

/** A lifecycle as columns above and below zero with what each status means, or as a table of periods; split, of each group. */
export function LifecycleAnswer({ draft, result, view: shape, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const eventText = useEventText();
  const [key, setKey] = useState('all');
  const nameOf = (status: StatusLine['key']) => t(`lifecycle.statuses.${status}`);
  const view = lifecycleView(result, nameOf, t('insightAnswer.total'), useWords());
  const group = view.groups.find((one) => one.key === key) ?? view.all;
  const project = useProject();
  const written = (label: string) => labelText(label, draft.interval, format);
  const axis = {
    labels: view.labels,
    interval: draft.interval,
    timezone: draft.timezone ?? project.timezone,
  };
  const choice = <GroupChoice view={view} group={group} onPick={setKey} />;
  const part = { view, group, show: written, onPoint };
  if (shape === 'table')
    return (
      <>
        {choice}
        <Periods {...part} axis={axis} />
      </>
    );
  const more = view.groups.length ? view.groups.length - panelsOf(view).length : 0;
  return (
    <>
      <TimeChart
        axis={axis}
        show={written}
        height={heightOf(view)}
        option={lifecycleOption(view, draft.interval, ink, format)}
        label={t('insightAnswer.chartLabel', { question: eventText(draft.activity.event) })}
        onMark={({ seriesIndex, dataIndex }) => {
          const line = markedStatus(view, seriesIndex);
          if (line) onPoint(statusPoint(line, line.labels[dataIndex] ?? ''));
        }}
      />
      {view.complete < view.labels.length ? <Muted>{t('lifecycle.running')}</Muted> : null}
      {more > 0 ? (
        <div>
          <Muted>{t('insightAnswer.others', { count: more })}</Muted>
        </div>
      ) : null}
      {choice}
      <div className={css.summary}>
        <Statuses {...part} />
      </div>
    </>
  );
}

type ChoiceProps = { view: LifecycleView; group: LifecycleGroup; onPick: (key: string) => void };

/** Whose numbers the table has: everybody's, or those of a group. */
function GroupChoice({ view, group, onPick }: ChoiceProps) {
  const { t } = useTranslation();
  if (!view.groups.length) return null;
  return (
    <Select
      w={240}
      label={t('insightAnswer.group')}
      value={group.key}
      allowDeselect={false}
      data={[view.all, ...view.groups].map((one) => ({ value: one.key, label: one.name }))}
      onChange={(next) => onPick(next ?? 'all')}
    />
  );
}

type PartProps = {
  view: LifecycleView;
  group: LifecycleGroup;
  show: (label: string) => string;
  onPoint: (point: Point) => void;
};

const GROWTH = 'growth';

/** One row a period; the change of who is active has nobody of its own behind it. */
function Periods({ view, group, axis, show, onPoint }: PartProps & { axis: TimeAxis }) {
  const { t } = useTranslation();
  const growth = { key: GROWTH, name: t('lifecycle.growth'), labels: view.labels, values: group.growth };
  return (
    <DateTable
      lines={[...group.lines, growth]}
      axis={axis}
      show={show}
      pointOf={({ key }, label) => {
        const line = group.lines.find((one) => one.key === key);
        return line && statusPoint(line, label);
      }}
      onPoint={onPoint}
    />
  );
}

/** What each status means, with its people in the last period that is over. */
function Statuses({ view, group, show, onPoint }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const last = Math.max(0, view.complete - 1);
  const label = view.labels[last] ?? '';
  return (
    <DataTable<StatusLine>
      label={t('lifecycle.status')}
      rows={group.lines}
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
