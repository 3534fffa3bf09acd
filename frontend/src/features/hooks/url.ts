import type { HookDelivery } from '../../api/types';

export const VERDICTS = [
  'accepted',
  'partly',
  'refused',
  'unmatched',
  'unreadable',
  'unverified',
] as const satisfies HookDelivery['verdict'][];

/** What the address of a webhook says: the verdict its deliveries are narrowed to. */
export type HookSearch = { verdict?: HookDelivery['verdict'] };

/** Reads the address; what it does not know is left out. */
export function readHookSearch(search: Record<string, unknown>): HookSearch {
  return { verdict: VERDICTS.find((one) => one === search.verdict) };
}
