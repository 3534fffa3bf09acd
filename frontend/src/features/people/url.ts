import type { PeopleSort } from '../../api/types';
import { type Condition, readCondition } from '../../lib/condition';

export const SORTS: PeopleSort[] = ['-last_seen', 'last_seen', 'name', '-events'];

/** What the address of the list of people holds. */
export type PeopleAddress = { search?: string; filter?: Condition; sort?: PeopleSort; columns?: string[] };

/** Returns what an address asks for; anything unreadable is left out. */
export function readPeopleSearch(search: Record<string, unknown>): PeopleAddress {
  const address: PeopleAddress = {};
  if (typeof search.search === 'string' && search.search) address.search = search.search;
  else if (typeof search.search === 'number') address.search = String(search.search);
  const filter = readCondition(search.filter);
  if (filter) address.filter = filter;
  const sort = SORTS.find((one) => one === search.sort);
  if (sort) address.sort = sort;
  const columns = Array.isArray(search.columns)
    ? search.columns.filter((one) => typeof one === 'string')
    : [];
  if (columns.length) address.columns = columns as string[];
  return address;
}
