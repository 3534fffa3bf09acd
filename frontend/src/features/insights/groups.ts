import type { Scalar } from '../../api/types';

/** The server's name for everything beyond the groups it shows. */
const OTHER = '$other';

export type GroupWords = { noValue: string; other: string };

/** Returns a breakdown value as people read it. */
export function groupName(value: Scalar, words: GroupWords): string {
  if (value === null || value === '') return words.noValue;
  return value === OTHER ? words.other : String(value);
}
