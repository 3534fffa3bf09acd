import type { EventInfo, TrendSeries } from '../../api/types';
import { addDays } from '../../lib/dates';

/** A number of today beside the same number of yesterday. */
export type Figure = { key: 'events' | 'people' | 'perPerson'; now: number; before: number; hours: number[] };

/** Returns the day Home speaks of: today, or the last day that had events when today has none. */
export function dayShown(events: EventInfo[], today: string): string {
  const last = events
    .map((event) => event.last_seen.slice(0, 10))
    .sort()
    .at(-1);
  return !last || last >= addDays(today, -1) ? today : last;
}

/** Returns the value of the last label and of the one before. */
export function lastTwo(series: TrendSeries | undefined): [number, number] {
  const values = series?.values ?? [];
  return [values.at(-1) ?? 0, values.at(-2) ?? 0];
}

/** Returns the sum of the hours up to and including `hour`. */
export function upTo(series: TrendSeries | undefined, day: string, hour: number): number {
  if (!series) return 0;
  return series.labels.reduce(
    (sum, label, index) =>
      label.startsWith(day) && Number(label.slice(11, 13)) <= hour ? sum + (series.values[index] ?? 0) : sum,
    0,
  );
}

/** Returns the relative change; null when there is nothing to compare with. */
export function change(now: number, before: number): number | null {
  return before === 0 ? null : now / before - 1;
}

/** Returns the most frequent events with one value a day. */
export function topEvents(
  series: TrendSeries[],
  most: number,
): { event: string; total: number; values: number[] }[] {
  return series
    .filter((one) => one.breakdown === null || one.breakdown === undefined)
    .map((one) => ({
      event: one.event ?? one.name,
      total: one.total ?? 0,
      values: one.values.map((value) => value ?? 0),
    }))
    .sort((a, b) => b.total - a.total)
    .slice(0, most);
}

/** Returns the newest of what is kept: what somebody owns before what others do. */
export function newestOf<Kept extends { owner: string; changed_at: string }>(
  items: Kept[],
  owner: string,
  most: number,
): Kept[] {
  const others = (one: Kept) => Number(one.owner !== owner);
  return [...items]
    .sort((a, b) => others(a) - others(b) || b.changed_at.localeCompare(a.changed_at))
    .slice(0, most);
}
