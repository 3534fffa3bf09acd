import type { Scalar } from '../../api/types';
import type { Breakdown } from './parts';

/** The server's name for everything beyond the groups it shows. */
const OTHER = '$other';

/** The server's name for all people, beside cohorts. */
const EVERYBODY = '$everybody';

/** What stands between the values of a combination. */
const BETWEEN = ' · ';

/** `names` are those of the cohorts that are compared, by their ids. */
export type GroupWords = {
  noValue: string;
  other: string;
  everybody?: string;
  names?: Record<string, string>;
};

/** Returns a breakdown value as people read it. */
export function groupName(value: Scalar, words: GroupWords): string {
  if (value === null || value === '') return words.noValue;
  if (value === EVERYBODY) return words.everybody ?? EVERYBODY;
  return value === OTHER ? words.other : (words.names?.[String(value)] ?? String(value));
}

/** Returns the line of a breakdown as people read it: of a combination each of its values. */
export function lineName(value: Scalar, breakdown: Breakdown | undefined, words: GroupWords): string {
  const parts = partsOf(value, breakdown);
  return parts ? parts.map((part) => groupName(part, words)).join(BETWEEN) : groupName(value, words);
}

function partsOf(value: Scalar, breakdown: Breakdown | undefined): Scalar[] | undefined {
  if (!breakdown?.also?.length || typeof value !== 'string' || !value.startsWith('[')) return undefined;
  return JSON.parse(value) as Scalar[];
}
