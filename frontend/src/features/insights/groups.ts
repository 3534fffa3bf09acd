import type { Scalar } from '../../api/types';

/** The server's name for everything beyond the groups it shows. */
const OTHER = '$other';

/** The server's name for all people, beside cohorts. */
const EVERYBODY = '$everybody';

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
