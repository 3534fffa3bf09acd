import { clean, nonEmpty, withWhere } from './asking';
import { AMOUNTS, type AmountMath, type RetentionDraft } from './draft';
import { bag, list, oneOf, text, wholeNumber } from './reading';

const LATEST = 400;

/** Returns where the columns of a table end, or nothing when they do not rise. */
export function readBrackets(value: unknown): number[] | undefined {
  const ends = list(value).map((one) => wholeNumber(one, 1, LATEST));
  const rising = ends.every((end, at) => end !== undefined && (at === 0 || end > (ends[at - 1] ?? LATEST)));
  return ends.length && rising ? (ends as number[]) : undefined;
}

/** Returns where columns end as somebody writes it, "1, 3, 7"; nothing of what is no such list. */
export function writtenBrackets(words: string): number[] | undefined {
  return readBrackets(
    words
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number),
  );
}

/** Returns what is added up of the returns; its property may still be missing. */
export function readAmount(value: unknown): { math: AmountMath; property: string } | undefined {
  const item = bag(value);
  return item && { math: oneOf(item.math, AMOUNTS) ?? 'sum', property: text(item.property) ?? '' };
}

/** Returns how a column is called: its period, or the first and the last of several. */
export function columnName([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/** Returns the first and last period of the columns that end there, the cohort's own first. */
export function columnsOf(ends: number[]): [number, number][] {
  return [[0, 0], ...ends.map((end, at): [number, number] => [(ends[at - 1] ?? 0) + 1, end])];
}

/** Returns what is asked of the server beside the common fields; null while an event is missing. */
export function askRetention(draft: RetentionDraft): object | null {
  if (!draft.first.event || !draft.return.event) return null;
  const { interval, periods, mode, bracket, clock, brackets, min_count, amount } = draft;
  return clean({
    first: withWhere(draft.first),
    return: withWhere(draft.return),
    interval,
    periods,
    mode,
    bracket,
    clock,
    brackets: nonEmpty(brackets ?? []),
    min_count: min_count && min_count > 1 ? min_count : undefined,
    amount: amount?.property && bracket !== 'streak' ? amount : undefined,
    count: draft.count,
  });
}
