import type { Cohort, RetentionResult, Scalar } from '../../api/types';
import type { Point } from './draft';
import { groupName, type GroupWords } from './groups';

/** `final` is false while the period still runs and the number may grow. */
export type Cell = { count: number; share: number; final: boolean } | null;
export type RetentionRow = { date: string; size: number; cells: Cell[] };
export type RetentionGroup = {
  key: string;
  name: string;
  value: Scalar | undefined;
  rows: RetentionRow[];
  mean: (number | null)[];
};
export type RetentionView = { groups: RetentionGroup[]; periods: number; empty: boolean };

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
    mean: known(result.mean ?? meanOf(result.cohorts)),
  };
  const groups = (result.breakdowns ?? []).map(({ value, cohorts }, index) => ({
    key: String(index),
    name: groupName(value, words),
    value,
    rows: started(cohorts).map(rowOf),
    mean: known(meanOf(cohorts)),
  }));
  const periods = all.mean.length;
  return { groups: [all, ...groups], periods, empty: result.cohorts.every((cohort) => cohort.size === 0) };
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

function rowOf({ date, size, values, complete }: Cohort): RetentionRow {
  const cells = values.map((count, period) =>
    count === null || size === 0 ? null : { count, share: count / size, final: period < complete },
  );
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

/** Returns the whole answer as rows of a sheet: people, not shares. */
export function retentionRows(view: RetentionView, heads: { group: string; cohort: string; size: string }) {
  const head: (string | number | null)[] = [
    heads.group,
    heads.cohort,
    heads.size,
    ...Array.from({ length: view.periods }, (_, period) => String(period)),
  ];
  const rows = view.groups.flatMap((group) =>
    group.rows.map((row) => [
      group.name,
      row.date,
      row.size,
      ...row.cells.map((cell) => cell?.count ?? null),
    ]),
  );
  return [head, ...rows];
}
