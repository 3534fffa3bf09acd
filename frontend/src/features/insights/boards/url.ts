import { readCondition } from '../../../lib/condition';
import { COMPARES } from '../draft';
import type { LensDoc } from './lens-bar';
import type { Lens } from './queries';

/** What the address of a dashboard holds: the pace of refreshing, dates and a filter of a reader who may not change its own. */
export type BoardSearch = LensDoc & { refresh?: number };

/** Returns what a reader who may not change the dashboard looks through, as answers are asked for. */
export function lensOf({ date_from, date_to, where, compare }: BoardSearch): Lens {
  return { date_from, date_to, compare, where: where && JSON.stringify(where) };
}

/** Seconds between two refreshes. */
export const EVERY_S = [60, 300, 900] as const;

const DAY = /^(\d{4}-\d{2}-\d{2}|[+-]?\d{1,4}[dwmy])$/;

/** Returns what an address asks for; anything unreadable is left out. */
export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  const { date_from, date_to } = search;
  const where = readCondition(search.where);
  const refresh = readEvery(search.refresh);
  const compare = COMPARES.find((one) => one === search.compare);
  return {
    ...(typeof date_from === 'string' && DAY.test(date_from) ? { date_from } : {}),
    ...(typeof date_to === 'string' && DAY.test(date_to) ? { date_to } : {}),
    ...(where ? { where } : {}),
    ...(compare ? { compare } : {}),
    ...(refresh ? { refresh } : {}),
  };
}

/** Returns the seconds that an address asks for; only those that can be chosen. */
export function readEvery(value: unknown): number | undefined {
  return EVERY_S.find((one) => one === Number(value));
}
