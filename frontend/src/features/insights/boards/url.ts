import { readCondition } from '../../../lib/condition';
import type { LensDoc } from './lens-bar';

/** What the address of a dashboard holds: dates and a filter of a reader who may not change its own. */
export type BoardSearch = LensDoc;

const DAY = /^(\d{4}-\d{2}-\d{2}|[+-]?\d{1,4}[dwmy])$/;

/** Returns what an address asks for; anything unreadable is left out. */
export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  const { date_from, date_to } = search;
  const where = readCondition(search.where);
  return {
    ...(typeof date_from === 'string' && DAY.test(date_from) ? { date_from } : {}),
    ...(typeof date_to === 'string' && DAY.test(date_to) ? { date_to } : {}),
    ...(where ? { where } : {}),
  };
}
