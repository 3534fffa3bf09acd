import type { Cohort, RetentionResult, Scalar } from '../../api/types';
import type { Point } from './draft';
import { groupName, type GroupWords } from './groups';
import { columnName } from './retention-draft';

/** `final` is false while the period still runs and the number may grow; `amount` is what the returns come to. */
export type Cell = { count: number; share: number; final: boolean; amount?: number | null } | null;
export type RetentionRow = { date: string; size: number; cells: Cell[] };
export type RetentionGroup = {
  key: string;
  name: string;
  value: Scalar | undefined;
  rows: RetentionRow[];
  /** The mean share of each column; with amounts, the mean of these. */
  mean: (number | null)[];
};
/** `columns` are the names of the columns; with `amounts` these are what is shown, not shares. */
export type RetentionView = {
  groups: RetentionGroup[];
  periods: number;
  columns: string[];
  amounts: boolean;
  empty: boolean;
};

/** Returns an answer as a triangle of shares; a period that is not over is null, never zero. */
export function retentionView(
  result: Pick<RetentionResult, 'cohorts'> & Partial<RetentionResult>,
  allName: string,
  words: GroupWords,
): RetentionView {
  const all: RetentionGroup = {
    key: 'all',
    name: allName,
    value: undefined,
    rows: started(result.cohorts).map(rowOf),
    mean: known(result.mean_amounts ?? result.mean ?? meanOf(result.cohorts)),
  };
  const groups = (result.breakdowns ?? []).map(({ value, cohorts, mean_amounts }, index) => ({
    key: String(index),
    name: groupName(value, { ...words, names: result.group_names }),
    value,
    rows: started(cohorts).map(rowOf),
    mean: known(mean_amounts ?? meanOf(cohorts)),
  }));
  const periods = all.mean.length;
  return {
    groups: [all, ...groups],
    periods,
    columns: Array.from({ length: periods }, (_, at) => columnName(result.columns?.[at] ?? [at, at])),
    amounts: Array.isArray(result.mean_amounts),
    empty: result.cohorts.every((cohort) => cohort.size === 0),
  };
}

/** Returns the cohorts from the first that has anybody. */
function started(cohorts: Cohort[]): Cohort[] {
  const first = cohorts.findIndex((cohort) => cohort.size > 0);
  return first < 0 ? [] : cohorts.slice(first);
}

/** Returns the means up to the last period that is over for somebody. */
function known(means: (number | null)[]): (number | null)[] {
  return means.slice(0, means.findLastIndex((mean) => mean !== null) + 1);
}

function rowOf({ date, size, values, complete, amounts }: Cohort): RetentionRow {
  const cells = values.map((count, period) => {
    if (count === null || size === 0) return null;
    const cell = { count, share: count / size, final: period < complete };
    return amounts ? { ...cell, amount: amounts[period] ?? null } : cell;
  });
  return { date, size, cells };
}

/** Returns the share that came back in each period over the cohorts for which it is over, weighted by their size. */
export function meanOf(cohorts: Cohort[]): (number | null)[] {
  const periods = Math.max(0, ...cohorts.map((cohort) => cohort.values.length));
  return Array.from({ length: periods }, (_, period) => {
    const known = cohorts.filter((cohort) => period < cohort.complete && cohort.size > 0);
    const size = known.reduce((sum, cohort) => sum + cohort.size, 0);
    const back = known.reduce((sum, cohort) => sum + (cohort.values[period] ?? 0), 0);
    return size === 0 ? null : back / size;
  });
}

/** Returns how far up the colour ramp an amount is among those of a group. */
export function weight(group: RetentionGroup, amount: number | null | undefined): number {
  const amounts = group.rows.flatMap((row) => row.cells.map((cell) => cell?.amount ?? 0));
  const most = Math.max(0, ...amounts);
  return most > 0 ? Math.max(0, amount ?? 0) / most : 0;
}

/** Returns how far up the colour ramp a cell is: returning is compared with returning, not with having started. */
export function strength(group: RetentionGroup, period: number, share: number): number {
  if (period === 0) return 1;
  const back = group.rows.flatMap((row) => row.cells.slice(1).map((cell) => cell?.share ?? 0));
  return share / Math.max(0.05, ...back);
}

/** Returns what to ask for the people of a cohort who came back in a period. */
export function cohortPoint(group: RetentionGroup, cohort: string, period: number): Point {
  const point: Point = { cohort, period };
  return group.value === undefined ? point : { ...point, breakdown: group.value };
}

/** Returns the whole answer as rows of a sheet: people, not shares; with amounts, the amounts. */
export function retentionRows(view: RetentionView, heads: { group: string; cohort: string; size: string }) {
  const head: (string | number | null)[] = [heads.group, heads.cohort, heads.size, ...view.columns];
  const rows = view.groups.flatMap((group) =>
    group.rows.map((row) => [
      group.name,
      row.date,
      row.size,
      ...row.cells.map((cell) => (view.amounts ? cell?.amount : cell?.count) ?? null),
    ]),
  );
  return [head, ...rows];
}
