import type { LifecycleResult } from '../../api/types';
import type { Point } from './draft';

export const STATUSES = ['new', 'returning', 'resurrecting', 'dormant'] as const;
export type Status = (typeof STATUSES)[number];

/** A status: a colour of the chart and a column of the table. */
export type StatusLine = {
  key: Status;
  name: string;
  series: number;
  labels: string[];
  values: (number | null)[];
};
/** The first `complete` periods are over; `growth` is by how many more are active than before. */
export type LifecycleView = {
  labels: string[];
  lines: StatusLine[];
  growth: (number | null)[];
  complete: number;
  empty: boolean;
};

/** Returns an answer as one line a status; what has not begun stays unknown. */
export function lifecycleView(result: LifecycleResult, nameOf: (status: Status) => string): LifecycleView {
  const lines = result.series.map(({ name, labels, values }, series) => ({
    key: name,
    name: nameOf(name),
    series,
    labels,
    values,
  }));
  const labels = lines[0]?.labels ?? [];
  return {
    labels,
    lines,
    growth: labels.map((_, at) => growthAt(lines, at)),
    complete: result.complete,
    empty: lines.every((line) => line.values.every((value) => !value)),
  };
}

/** Dormant ones are negative: with the new and the resurrected they add up to the change. */
function growthAt(lines: StatusLine[], at: number): number | null {
  const parts = lines.filter((line) => line.key !== 'returning').map((line) => line.values[at] ?? null);
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

/** Returns what to ask for the people with a status in a period. */
export function statusPoint(line: StatusLine, label: string): Point {
  return { series: line.series, label };
}

/** Returns the answer as rows of a sheet: one row a period, one column a status. */
export function lifecycleRows(view: LifecycleView, date: string, growth: string) {
  const head: (string | number | null)[] = [date, ...view.lines.map((line) => line.name), growth];
  const rows = view.labels.map((label, at) => [
    label,
    ...view.lines.map((line) => line.values[at] ?? null),
    view.growth[at] ?? null,
  ]);
  return [head, ...rows];
}
