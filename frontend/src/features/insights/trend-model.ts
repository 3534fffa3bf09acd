import type { Scalar, TrendResult, TrendSeries } from '../../api/types';
import type { Point, TrendDraft } from './draft';
import { type GroupWords, lineName } from './groups';
import { type MeasureWord, seriesIndexes, tellingNames } from './series-names';

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
  /** The day before which there was no data to compare with, where that matters. */
  since?: string;
};
export type TrendWords = GroupWords & { previous: (name: string) => string; measure: MeasureWord };

/** More lines than this cannot be told apart; the table has them all. */
export const MOST_LINES = 6;

/**
 * Returns an answer as lines, the largest first where there are groups; what is compared with is nothing, not zero,
 * before the day of the first event (`since`).
 */
export function trendView(
  result: TrendResult,
  draft: TrendDraft,
  plain: TrendWords,
  since?: string,
): TrendView {
  const words = { ...plain, names: result.group_names };
  const now = linesOf(result.series, draft, words, false);
  const told = linesOf(result.compare ?? [], draft, words, true);
  const before = told.map((line) => (since ? unknownBefore(line, since) : line));
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
    since: before.some((line, index) => line !== told[index]) ? since : undefined,
  };
}

function linesOf(found: TrendSeries[], draft: TrendDraft, words: TrendWords, before: boolean): Line[] {
  const indexes = seriesIndexes(found, draft);
  const nameOf = (series: number) => found[indexes.indexOf(series)]?.name ?? '';
  const names = tellingNames(draft, nameOf, words.measure);
  return found.map((one, index) => {
    const seriesIndex = indexes[index] ?? 0;
    const named = { ...one, name: names[seriesIndex] ?? one.name };
    return { ...lineOf(named, index, draft, words, before), seriesIndex };
  });
}

/** Returns a line with nothing where there was nothing to count yet; itself where there was. */
function unknownBefore(line: Line, since: string): Line {
  const day = (index: number) => line.labels[index]?.slice(0, 10);
  const unknown = (value: number | null, index: number) =>
    !value && (day(index) ?? since) < since && (day(index + 1) ?? since) <= since;
  const values = line.values.map((value, index) => (unknown(value, index) ? null : value));
  if (!line.values.some(unknown)) return line;
  return { ...line, values, total: values.every((value) => value === null) ? null : line.total };
}

/** Lines so many times smaller than the largest lie flat beside it. */
const FLAT = 20;

/** Returns the lines of those series that would lie flat on the axis of the largest. */
export function flatLines(view: TrendView): Line[] {
  const most = new Map<number, number>();
  for (const { seriesIndex, values } of view.drawn)
    for (const value of values) most.set(seriesIndex, Math.max(most.get(seriesIndex) ?? 0, value ?? 0));
  const largest = Math.max(...most.values());
  return view.drawn.filter(({ seriesIndex }) => {
    const own = most.get(seriesIndex) ?? 0;
    return own > 0 && own * FLAT < largest;
  });
}

function lineOf(
  series: TrendSeries,
  index: number,
  draft: TrendDraft,
  words: TrendWords,
  before: boolean,
): Omit<Line, 'seriesIndex'> {
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
    breakdown: grouped ? series.breakdown : undefined,
    before,
  };
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
