import type { LifecycleResult, Scalar } from '../../api/types';
import type { Point } from './draft';
import { groupName, type GroupWords } from './groups';

export const STATUSES = ['new', 'returning', 'resurrecting', 'dormant'] as const;
export type Status = (typeof STATUSES)[number];

/** A status of a group: a colour of the chart and a column of the table; `breakdown` undefined: of everybody. */
export type StatusLine = {
  key: Status;
  name: string;
  series: number;
  labels: string[];
  values: (number | null)[];
  breakdown: Scalar | undefined;
};
/** Everybody, or a value of the breakdown; `growth` is by how many more are active than before. */
export type LifecycleGroup = {
  key: string;
  name: string;
  value: Scalar | undefined;
  lines: StatusLine[];
  growth: (number | null)[];
};
/** The first `complete` periods are over; the first group is everybody. */
export type LifecycleView = {
  labels: string[];
  all: LifecycleGroup;
  groups: LifecycleGroup[];
  complete: number;
  empty: boolean;
};
/** How many groups are drawn; the table has them all. */
export const MOST_PANELS = 6;

type Series = LifecycleResult['series'];

/** Returns an answer as one line a status, of everybody and of each group; what has not begun stays unknown. */
export function lifecycleView(
  result: LifecycleResult,
  nameOf: (status: Status) => string,
  allName: string,
  words: GroupWords,
): LifecycleView {
  const named = { ...words, names: result.group_names };
  const all = groupOf({ key: 'all', name: allName, value: undefined }, result.series, nameOf);
  const groups = (result.breakdowns ?? []).map(({ value, series }, index) =>
    groupOf({ key: String(index), name: groupName(value, named), value }, series, nameOf),
  );
  return {
    labels: all.lines[0]?.labels ?? [],
    all,
    groups,
    complete: result.complete,
    empty: all.lines.every((line) => line.values.every((value) => !value)),
  };
}

function groupOf(
  who: Pick<LifecycleGroup, 'key' | 'name' | 'value'>,
  series: Series,
  nameOf: (status: Status) => string,
): LifecycleGroup {
  const lines = series.map(({ name, labels, values }, at) => ({
    key: name,
    name: nameOf(name),
    series: at,
    labels,
    values,
    breakdown: who.value,
  }));
  const labels = lines[0]?.labels ?? [];
  return { ...who, lines, growth: labels.map((_, at) => growthAt(lines, at)) };
}

/** Dormant ones are negative: with the new and the resurrected they add up to the change. */
function growthAt(lines: StatusLine[], at: number): number | null {
  const parts = lines.filter((line) => line.key !== 'returning').map((line) => line.values[at] ?? null);
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

/** Returns the groups that have a panel of the chart: without a breakdown everybody. */
export function panelsOf({ all, groups }: LifecycleView): LifecycleGroup[] {
  return groups.length ? groups.slice(0, MOST_PANELS) : [all];
}

/** Returns which line a mark of the chart is of: panel after panel, a line a status. */
export function markedStatus(view: LifecycleView, seriesIndex: number): StatusLine | undefined {
  return panelsOf(view).flatMap((group) => group.lines)[seriesIndex];
}

/** Returns what to ask for the people with a status in a period. */
export function statusPoint({ series, breakdown }: StatusLine, label: string): Point {
  return breakdown === undefined ? { series, label } : { series, label, breakdown };
}

export type LifecycleHeads = { date: string; growth: string; group: string };

/** Returns the answer as rows of a sheet: one row a period, one column a status; split, first the group. */
export function lifecycleRows(view: LifecycleView, heads: LifecycleHeads) {
  const statuses = view.all.lines.map((line) => line.name);
  const head: (string | number | null)[] = [heads.date, ...statuses, heads.growth];
  const rows = ({ lines, growth }: LifecycleGroup) =>
    view.labels.map((label, at) => [
      label,
      ...lines.map((line) => line.values[at] ?? null),
      growth[at] ?? null,
    ]);
  if (!view.groups.length) return [head, ...rows(view.all)];
  const split = [view.all, ...view.groups].flatMap((group) => rows(group).map((row) => [group.name, ...row]));
  return [[heads.group, ...head], ...split];
}
