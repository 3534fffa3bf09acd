import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Chart } from '../../ui/chart/chart';
import { type Ink, rampAt, useInk } from '../../ui/chart/ink';
import { Select } from '../../ui/kit';
import { NothingOpens } from '../../ui/link-button';
import css from './answer.module.css';
import type { Point, RetentionDraft } from './draft';
import {
  type Cell,
  cohortPoint,
  type RetentionGroup,
  type RetentionView,
  retentionView,
  strength,
  weight,
} from './retention-model';
import { retentionOption } from './retention-option';
import type { Shape } from './shape';
import { useWords } from './use-rows';

type Props = {
  draft: RetentionDraft;
  result: RetentionResult;
  view: Shape;
  onPoint: (point: Point) => void;
  /** The height there is: the curve alone is drawn. */
  height?: number;
};

/** Retention as a curve over a heat map of shares; as a table the cells are people. */
export function RetentionAnswer({ draft, result, view: shape, onPoint, height }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const words = useWords();
  const [key, setKey] = useState('all');
  const view = retentionView(result, t('insightAnswer.total'), words);
  const option = retentionOption(
    view,
    (number) => t(`insightAnswer.periodNames.${draft.interval}`, { number }),
    ink,
    format,
  );
  const group = view.groups.find((one) => one.key === key) ?? view.groups[0];
  if (!group) return null;
  const curveOnly = height !== undefined && shape === 'chart';
  return (
    <>
      {shape === 'chart' ? (
        <Chart
          option={option}
          height={height ?? 220}
          label={t('insightAnswer.chartLabel', { question: `${draft.first.event} → ${draft.return.event}` })}
        />
      ) : null}
      {view.groups.length > 1 && !curveOnly ? (
        <Select
          w={240}
          label={t('insightAnswer.group')}
          value={group.key}
          data={view.groups.map((one) => ({ value: one.key, label: one.name }))}
          onChange={(next) => setKey(next ?? 'all')}
        />
      ) : null}
      {curveOnly ? null : (
        <HeatTable
          group={group}
          view={view}
          interval={draft.interval}
          counts={shape === 'table'}
          ink={ink}
          onPoint={onPoint}
        />
      )}
    </>
  );
}

type HeatProps = {
  group: RetentionGroup;
  view: RetentionView;
  interval: RetentionDraft['interval'];
  counts: boolean;
  ink: Ink;
  onPoint: (point: Point) => void;
};

function HeatTable({ group, view, interval, counts, ink, onPoint }: HeatProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const closed = useContext(NothingOpens);
  const { periods, columns } = view;
  const numbers = columns.map((_, period) => period);
  const shown = view.amounts ? format.number : format.percent;
  const written = (cell: NonNullable<Cell>) =>
    counts ? format.number(cell.count) : shown(view.amounts ? cell.amount : cell.share);
  const heat = (cell: NonNullable<Cell>, period: number) =>
    view.amounts && !counts ? weight(group, cell.amount) : strength(group, period, cell.share);
  return (
    <div className={css.heatScroll} tabIndex={0} role="region" aria-label={t('insightAnswer.table')}>
      <table className={css.heat}>
        <thead>
          <tr>
            <th scope="col">{t('insightAnswer.cohort')}</th>
            <th scope="col">{t('insightAnswer.size')}</th>
            {columns.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('insightAnswer.mean')}</th>
            <td />
            {numbers.map((period) => (
              <td key={period}>
                <span className={css.blank}>{shown(group.mean[period])}</span>
              </td>
            ))}
          </tr>
          {group.rows.map((row) => (
            <tr key={row.date}>
              <th scope="row">{interval === 'month' ? format.month(row.date) : format.date(row.date)}</th>
              <td>
                <span className={css.blank}>{format.number(row.size)}</span>
              </td>
              {numbers.map((period) => {
                const cell = row.cells[period];
                if (!cell)
                  return (
                    <td key={period}>
                      <span
                        className={css.blank}
                        title={period < periods ? t('insightAnswer.incomplete') : undefined}
                      />
                    </td>
                  );
                const { fill, text } = rampAt(ink, heat(cell, period));
                if (closed)
                  return (
                    <td key={period}>
                      <span className={css.cell} style={{ background: fill, color: text }}>
                        {written(cell)}
                      </span>
                    </td>
                  );
                return (
                  <td key={period}>
                    <button
                      type="button"
                      className={css.cell}
                      data-running={cell.final ? undefined : true}
                      style={{ background: fill, color: text }}
                      aria-label={t('insightAnswer.showPeople', { value: written(cell) })}
                      title={[
                        `${format.number(cell.count)} · ${format.percent(cell.share)}`,
                        ...(view.amounts ? [format.number(cell.amount)] : []),
                        ...(cell.final ? [] : [t('insightAnswer.incomplete')]),
                      ].join(' · ')}
                      onClick={() => onPoint(cohortPoint(group, row.date, period))}
                    >
                      {written(cell)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
