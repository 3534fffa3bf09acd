import type { Annotation } from '../../../api/types';
import { addDays, addMonths, dayOf } from '../../../lib/dates';
import type { Interval } from '../parts';

export const ANNOTATION_KINDS = ['release', 'campaign', 'incident', 'other'] as const;

/** An axis of time: the first day (or hour) of each interval, in the time zone of the question. */
export type TimeAxis = { labels: string[]; interval: Interval; timezone: string };

/** What happened in one interval. */
export type Happened = { at: number; items: Annotation[] };
/** The intervals that a span covers, both ends included. */
export type Covered = { key: string; from: number; to: number };
export type Marks = { happened: Happened[]; spans: Covered[] };

const HOUR_MS = 3_600_000;

/** Returns what happened on an axis, interval by interval; what is outside is left out. */
export function marksOf(items: Annotation[], axis: TimeAxis): Marks {
  const count = axis.labels.length;
  const byPlace = new Map<number, Annotation[]>();
  const spans: Covered[] = [];
  for (const item of items) {
    const begins = placeOf(item.at, axis);
    const ends = item.until ? placeOf(justBefore(item.until), axis) : begins;
    if (begins >= count || ends < 0) continue;
    const [from, to] = [Math.max(0, begins), Math.min(count - 1, ends)];
    byPlace.set(from, [...(byPlace.get(from) ?? []), item]);
    if (to > from) spans.push({ key: item.id, from, to });
  }
  const happened = [...byPlace]
    .sort(([one], [other]) => one - other)
    .map(([at, found]) => ({ at, items: [...found].sort((a, b) => a.at.localeCompare(b.at)) }));
  return { happened, spans };
}

/** Returns the interval that an instant is in: −1 before the first, as many as there are after the last. */
export function placeOf(instant: string, axis: TimeAxis): number {
  const { labels, interval, timezone } = axis;
  if (interval === 'hour') {
    const at = Date.parse(instant);
    const starts = labels.map((label) => Date.parse(label));
    if (at >= (starts.at(-1) ?? 0) + HOUR_MS) return labels.length;
    return starts.findLastIndex((start) => start <= at);
  }
  const day = dayOf(instant, timezone);
  if (day >= endOf(labels.at(-1) ?? '', interval)) return labels.length;
  return labels.findLastIndex((label) => label <= day);
}

function endOf(label: string, interval: Interval): string {
  if (!label) return '';
  if (interval === 'month') return addMonths(label, 1);
  return addDays(label, interval === 'week' ? 7 : 1);
}

/** Returns the last millisecond before an instant. */
export const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();

/** Returns marks that would lie on each other as one, at the place of the first. */
export function spread(happened: Happened[], places: number[], least: number): Happened[] {
  const kept: Happened[] = [];
  for (const one of happened) {
    const before = kept.at(-1);
    const near = before && (places[one.at] ?? 0) - (places[before.at] ?? 0) < least;
    if (near) before.items = [...before.items, ...one.items];
    else kept.push({ ...one });
  }
  return kept;
}
