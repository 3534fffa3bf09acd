import type { Format } from '../../lib/format';
import type { Interval } from './draft';

/**
 * Returns how the places of a time axis are written: as short as tells them apart. The year is left out where there is
 * one only, and the day within a single day; what is pointed at says all of it.
 */
export function axisText(labels: string[], interval: Interval, format: Format): (label: string) => string {
  if (interval === 'month') return format.month;
  const day = several(labels, 'YYYY'.length) ? format.date : format.dayOfYear;
  if (interval !== 'hour') return day;
  if (!several(labels, 'YYYY-MM-DD'.length)) return format.hour;
  return (label) => `${day(label)} ${format.hour(label)}`;
}

/** Says whether labels differ in their first characters. */
function several(labels: string[], length: number): boolean {
  return new Set(labels.map((label) => label.slice(0, length))).size > 1;
}
