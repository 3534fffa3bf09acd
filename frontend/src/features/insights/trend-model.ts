import type { Scalar, TrendResult, TrendSeries } from '../../api/types';
import type { Point, TrendDraft } from './draft';
import { type GroupWords, lineName } from './groups';

/** A line of the chart and a column of the table. */
export type Line = {
  key: string;
  name: string;
  labels: string[];
  values: (number | null)[];
  total: number | null;
  seriesIndex: number;
  breakdown: Scalar | undefined;
  before: boolean;
};
/** The first `complete` labels are of buckets that are over. */
export type TrendView = {
  labels: string[];
  complete: number;
  lines: Line[];
  drawn: Line[];
  more: number;
  empty: boolean;
};
export type TrendWords = GroupWords & { previous: (name: string) => string };

/** More lines than this cannot be told apart; the table has them all. */
export const MOST_LINES = 6;

/** Returns an answer as lines, the largest first where there are groups. */
export function trendView(result: TrendResult, draft: TrendDraft, plain: TrendWords): TrendView {
  const words = { ...plain, names: result.group_names };
  const now = result.series.map((one, index) => lineOf(one, index, draft, words, false));
  const before = (result.compare ?? []).map((one, index) => lineOf(one, index, draft, words, true));
  const grouped = draft.breakdown !== undefined;
  const ranked = grouped ? [...now].sort((a, b) => (b.total ?? 0) - (a.total ?? 0)) : now;
  const drawnNow = ranked.slice(0, MOST_LINES);
  const keys = new Set(drawnNow.map((line) => line.key));
  const drawn = [...drawnNow, ...before.filter((line) => keys.has(line.key.replace(/^before /, '')))];
  return {
    labels: now[0]?.labels ?? [],
    complete: result.complete,
    lines: [...ranked, ...before],
    drawn,
    more: ranked.length - drawnNow.length,
    empty: now.length === 0 || now.every((line) => line.values.every((value) => !value)),
  };
}

function lineOf(
  series: TrendSeries,
  index: number,
  draft: TrendDraft,
  words: TrendWords,
  before: boolean,
): Line {
  const grouped = draft.breakdown !== undefined;
  const value = grouped ? lineName(series.breakdown, draft.breakdown, words) : '';
  const several = draft.series.length > 1 && !draft.formula;
  const name = grouped ? (several ? `${series.name} · ${value}` : value) : series.name;
  return {
    key: `${before ? 'before ' : ''}${index}`,
    name: before ? words.previous(name) : name,
    labels: series.labels,
    values: series.values,
    total: series.total,
    seriesIndex: seriesIndexOf(series, index, draft),
    breakdown: grouped ? series.breakdown : undefined,
    before,
  };
}

/** Returns which series of the question a series of the answer belongs to; −1 for a formula. */
function seriesIndexOf(series: TrendSeries, index: number, draft: TrendDraft): number {
  if (draft.formula) return -1;
  if (draft.breakdown === undefined) return index;
  if (draft.series.length === 1) return 0;
  const byName = draft.series.findIndex((one) => one.name !== undefined && one.name === series.name);
  if (byName >= 0) return byName;
  return Math.max(
    0,
    draft.series.findIndex((one) => one.event === series.event),
  );
}

/** Returns what to ask for the people behind one value; undefined where nobody stands behind it. */
export function pointOf(line: Line, label: string): Point | undefined {
  if (line.seriesIndex < 0) return undefined;
  const point: Point = { series: line.seriesIndex, label };
  if (line.before) point.compare = true;
  return line.breakdown === undefined ? point : { ...point, breakdown: line.breakdown };
}

/** Returns what to ask for the people behind a total; undefined where nobody stands behind it. */
export function wholePointOf(line: Line): Point | undefined {
  const point = line.total === null ? undefined : pointOf(line, '');
  if (!point) return undefined;
  const { label: _, ...whole } = point;
  return whole;
}

/** Returns the whole answer as rows of a sheet: one row a date, one column a line. */
export function trendRows(view: TrendView, date: string, total: string): (string | number | null)[][] {
  const head = [date, ...view.lines.map((line) => line.name)];
  const rows = view.labels.map((label, index) => [
    label,
    ...view.lines.map((line) => line.values[index] ?? null),
  ]);
  return [head, ...rows, [total, ...view.lines.map((line) => line.total)]];
}
