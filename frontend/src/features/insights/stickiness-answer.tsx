import { useTranslation } from 'react-i18next';
import type { StickinessResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import { type Column, DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import css from './answer.module.css';
import type { Point } from './draft';
import { NumberLink } from './number-link';
import type { Shape } from './shape';
import type { StickinessDraft } from './stickiness-draft';
import { anyPoint, type Habit, habitPoint, type StickinessView, stickinessView } from './stickiness-model';
import { stickinessOption } from './stickiness-option';
import { MOST_LINES } from './trend-model';
import { useWords } from './use-rows';

type Props = {
  draft: StickinessDraft;
  result: StickinessResult;
  view: Shape;
  onPoint: (point: Point) => void;
};

/** Stickiness as columns over the number of intervals with a summary below, or as a table of them. */
export function StickinessAnswer({ draft, result, view: shape, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const view = stickinessView(result, draft.cumulative ?? false, useWords());
  const words = {
    intervals: (count: string) =>
      t(`stickiness.${view.cumulative ? 'atLeast' : 'exactly'}.${draft.interval}`, { count: Number(count) }),
  };
  if (shape === 'table') return <Counts view={view} words={words} onPoint={onPoint} />;
  return (
    <>
      <Chart
        option={stickinessOption(view, words, ink, format)}
        height={280}
        label={t('insightAnswer.chartLabel', { question: view.habits.map((habit) => habit.name).join(', ') })}
        onMark={({ seriesIndex, dataIndex }) => {
          const habit = view.habits[seriesIndex];
          if (habit?.values[dataIndex]) onPoint(habitPoint(habit, dataIndex + 1));
        }}
      />
      <Muted>{t(`stickiness.axis.${draft.interval}`)}</Muted>
      {view.habits.length > MOST_LINES ? (
        <div>
          <Muted>{t('insightAnswer.others', { count: view.habits.length - MOST_LINES })}</Muted>
        </div>
      ) : null}
      <div className={css.summary}>
        <Totals view={view} draft={draft} onPoint={onPoint} />
      </div>
    </>
  );
}

type CountsProps = {
  view: StickinessView;
  words: { intervals: (count: string) => string };
  onPoint: (point: Point) => void;
};

/** One row a number of intervals: people and their share of everybody who is active at all. */
function Counts({ view, words, onPoint }: CountsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<number>[] = [
    { key: 'intervals', head: t('stickiness.active'), cell: (count) => words.intervals(String(count)) },
    ...view.habits.flatMap((habit): Column<number>[] => [
      {
        key: habit.key,
        head: habit.name,
        numeric: true,
        cell: (count) => {
          const value = habit.values[count - 1] ?? 0;
          const point = value ? habitPoint(habit, count) : undefined;
          return <NumberLink shown={format.number(value)} point={point} onPoint={onPoint} />;
        },
      },
      {
        key: `${habit.key}-share`,
        head: t('stickiness.share'),
        numeric: true,
        cell: (count) =>
          format.percent(habit.total ? (habit.values[count - 1] ?? 0) / habit.total : undefined),
      },
    ]),
  ];
  return (
    <div className={css.table}>
      <DataTable
        label={t('insightAnswer.table')}
        columns={columns}
        rows={view.intervals}
        rowKey={(count) => String(count)}
      />
    </div>
  );
}

type TotalsProps = { view: StickinessView; draft: StickinessDraft; onPoint: (point: Point) => void };

function Totals({ view, draft, onPoint }: TotalsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  return (
    <DataTable<Habit>
      label={t('insightAnswer.series')}
      rows={view.habits}
      rowKey={(habit) => habit.key}
      columns={[
        {
          key: 'name',
          head: t('insightAnswer.series'),
          grow: true,
          cell: (habit, index) => (
            <>
              {index < MOST_LINES ? (
                <span className={css.swatch} style={{ background: ink.series[index] }} />
              ) : null}
              {habit.name}
            </>
          ),
        },
        {
          key: 'average',
          head: t(`stickiness.average.${draft.interval}`),
          numeric: true,
          cell: (habit) => format.number(habit.average),
        },
        {
          key: 'total',
          head: t('stickiness.anybody'),
          numeric: true,
          cell: (habit) => (
            <NumberLink
              shown={format.number(habit.total)}
              point={habit.total ? anyPoint(habit) : undefined}
              onPoint={onPoint}
            />
          ),
        },
      ]}
    />
  );
}
