import type { Why, WhyEntry, WhyEvent } from '../../api/types';
import type { Format } from '../../lib/format';

/** The choice of the entry that counts. */
export const CHOSEN = 'chosen';

const MOST_ENTRIES = 5;

/** Returns the entries to begin with, in order: those that count, and the first of the others. */
export function foremost(entries: WhyEntry[]): WhyEntry[] {
  const counting = entries.filter((entry) => entry.choice === CHOSEN);
  const others = entries.filter((entry) => entry.choice !== CHOSEN);
  const kept = new Set([...counting, ...others].slice(0, MOST_ENTRIES));
  return entries.filter((entry) => kept.has(entry));
}

/** Returns how far the reading confirms the chart. */
export function checkOf({ agrees, independent }: Pick<Why, 'agrees' | 'independent'>) {
  if (agrees === false) return 'disagrees';
  if (agrees === null) return 'unread';
  return independent ? 'agrees' : 'shown';
}

/** Says whether an event has a part in the number. */
export function isTold({ played }: Pick<WhyEvent, 'played'>): boolean {
  return played.some((part) => part.counts);
}

const INSTANT = /(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})/g;

/** Returns a sentence of the server with its instants written as all others on the page are. */
export function spoken(sentence: string, format: Format): string {
  return sentence.replace(INSTANT, (_, day: string, time: string) => `${format.date(day)}, ${time}`);
}
