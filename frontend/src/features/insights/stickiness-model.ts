import type { Scalar, StickinessResult } from '../../api/types';
import type { Point } from './draft';
import { groupName, type GroupWords } from './groups';

/** People by in how many intervals they are active; `average` is over those active in any; `breakdown` undefined: not split. */
export type Habit = {
  key: string;
  name: string;
  series: number;
  breakdown: Scalar | undefined;
  values: number[];
  total: number;
  average: number | null;
};
export type StickinessView = { habits: Habit[]; intervals: number[]; cumulative: boolean; empty: boolean };

type Counted = { values: number[]; total: number };

/** Returns an answer as one line a series over the numbers of intervals; split, one a series and group. */
export function stickinessView(
  result: StickinessResult,
  cumulative: boolean,
  words: GroupWords,
): StickinessView {
  const named = { ...words, names: result.group_names };
  const several = result.series.length > 1;
  const habits = result.series.flatMap(({ name, breakdowns, ...whole }, series) => {
    const habit = (key: string, shown: string, part: Counted, breakdown?: Scalar): Habit => ({
      key,
      name: shown,
      series,
      breakdown,
      values: part.values,
      total: part.total,
      average: averageOf(part.values, part.total, cumulative),
    });
    if (!breakdowns?.length) return [habit(String(series), name, whole)];
    return breakdowns.map((part, place) => {
      const group = groupName(part.value, named);
      return habit(`${series} ${place}`, several ? `${name} · ${group}` : group, part, part.value);
    });
  });
  return {
    habits,
    intervals: Array.from({ length: result.intervals }, (_, at) => at + 1),
    cumulative,
    empty: result.series.every((line) => line.total === 0),
  };
}

/** Whoever is active in k intervals stands in "at least" 1, 2 … k: those columns add up to the same. */
function averageOf(values: number[], total: number, cumulative: boolean): number | null {
  const sum = values.reduce((all, count, at) => all + count * (cumulative ? 1 : at + 1), 0);
  return total === 0 ? null : sum / total;
}

/** Returns what to ask for the people of one column. */
export function habitPoint(habit: Habit, intervals: number): Point {
  return { series: habit.series, intervals, ...groupOf(habit) };
}

/** Returns what to ask for everybody active in any interval. */
export function anyPoint(habit: Habit): Point {
  return { series: habit.series, intervals: 1, everybody: true, ...groupOf(habit) };
}

const groupOf = ({ breakdown }: Habit) => (breakdown === undefined ? {} : { breakdown });

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
