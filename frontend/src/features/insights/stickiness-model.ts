import type { StickinessResult } from '../../api/types';
import type { Point } from './draft';

/** People by in how many intervals they are active; `average` is over those active in any. */
export type Habit = {
  key: string;
  name: string;
  series: number;
  values: number[];
  total: number;
  average: number | null;
};
export type StickinessView = { habits: Habit[]; intervals: number[]; cumulative: boolean; empty: boolean };

/** Returns an answer as one line a series over the numbers of intervals. */
export function stickinessView(result: StickinessResult, cumulative: boolean): StickinessView {
  const habits = result.series.map(({ name, values, total }, series) => ({
    key: String(series),
    name,
    series,
    values,
    total,
    average: averageOf(values, total, cumulative),
  }));
  return {
    habits,
    intervals: Array.from({ length: result.intervals }, (_, at) => at + 1),
    cumulative,
    empty: habits.every((habit) => habit.total === 0),
  };
}

/** Whoever is active in k intervals stands in "at least" 1, 2 … k: those columns add up to the same. */
function averageOf(values: number[], total: number, cumulative: boolean): number | null {
  const sum = values.reduce((all, count, at) => all + count * (cumulative ? 1 : at + 1), 0);
  return total === 0 ? null : sum / total;
}

/** Returns what to ask for the people of one column. */
export function habitPoint(habit: Habit, intervals: number): Point {
  return { series: habit.series, intervals };
}

/** Returns what to ask for everybody active in any interval. */
export function anyPoint(habit: Habit): Point {
  return { series: habit.series, intervals: 1, everybody: true };
}

/** Returns the answer as rows of a sheet: one row a number of intervals, one column a series. */
export function stickinessRows(view: StickinessView, head: string, total: string) {
  const rows = view.intervals.map((count, at) => [
    count,
    ...view.habits.map((habit) => habit.values[at] ?? 0),
  ]);
  return [
    [head, ...view.habits.map((habit) => habit.name)],
    ...rows,
    [total, ...view.habits.map((habit) => habit.total)],
  ];
}
