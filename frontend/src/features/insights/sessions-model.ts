import type { Scalar, SessionRow, SessionsResult } from '../../api/types';
import type { Point } from './draft';
import { groupName, type GroupWords } from './groups';
import { MEASURES, type Measure, type SessionsDraft } from './sessions-draft';
import { type Line, MOST_LINES, type TrendView } from './trend-model';

/** A row of the table; `value` undefined: all sessions. */
export type Part = { key: string; name: string; value: Scalar | undefined; row: SessionRow };
export type SessionsView = { parts: Part[]; trend: TrendView; empty: boolean };

/** Returns an answer as the table of every measure and the lines of the chosen one. */
export function sessionsView(
  result: SessionsResult,
  draft: SessionsDraft,
  all: string,
  words: GroupWords,
): SessionsView {
  const grouped = draft.breakdown !== undefined;
  const named = { ...words, names: result.group_names };
  const groups = (grouped ? result.rows : []).map((row, index) => ({
    key: String(index),
    name: groupName(row.breakdown, named),
    value: row.breakdown,
    row,
  }));
  return {
    parts: [{ key: 'all', name: all, value: undefined, row: result.total }, ...groups],
    trend: trendOf(result, draft, all, named),
    empty: result.total.sessions === 0,
  };
}

function trendOf(result: SessionsResult, draft: SessionsDraft, all: string, words: GroupWords): TrendView {
  const grouped = draft.breakdown !== undefined;
  const lines: Line[] = result.series.map(({ breakdown, labels, values }, index) => ({
    key: String(index),
    name: grouped ? groupName(breakdown, words) : all,
    labels,
    values,
    total: null,
    seriesIndex: 0,
    breakdown: grouped ? breakdown : undefined,
    before: false,
  }));
  const drawn = lines.slice(0, MOST_LINES);
  const labels = lines[0]?.labels ?? [];
  const more = lines.length - drawn.length;
  return { labels, complete: result.complete, lines, drawn, more, empty: result.total.sessions === 0 };
}

const ENGAGED: Partial<Record<Measure, boolean>> = {
  engaged_sessions: true,
  engagement_rate: true,
  bounce_rate: false,
};

/** Returns what to ask for the people whose sessions a measure looks at: engaged ones, bounces, or all. */
export function sessionPoint(value: Scalar | undefined, measure: Measure, label?: string): Point {
  const engaged = ENGAGED[measure];
  return {
    ...(label === undefined ? {} : { label }),
    ...(value === undefined ? {} : { breakdown: value }),
    ...(engaged === undefined ? {} : { engaged }),
  };
}

export type SessionHeads = { group: string; measure: (measure: Measure) => string };

/** Returns the answer as rows of a sheet: the table of every measure, then the chosen one over time. */
export function sessionsRows(view: SessionsView, heads: SessionHeads, date: string) {
  const head: (string | number | null)[] = [heads.group, ...MEASURES.map(heads.measure)];
  const rows = view.parts.map(({ name, row }) => [name, ...MEASURES.map((measure) => row[measure])]);
  const { lines, labels } = view.trend;
  const over = labels.map((label, at) => [label, ...lines.map((line) => line.values[at] ?? null)]);
  if (!labels.length) return [head, ...rows];
  return [head, ...rows, [], [date, ...lines.map((line) => line.name)], ...over];
}
