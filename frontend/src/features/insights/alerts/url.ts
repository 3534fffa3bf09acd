import type { Draft } from '../draft';
import { readDraft } from '../url';

/** What the address of a new alert holds: the question it is for, and the insight's name it had. */
export type AlertSearch = { q?: Draft; name?: string };

/** Returns what an address asks for; anything unreadable is left out. */
export function readAlertSearch(search: Record<string, unknown>): AlertSearch {
  const q = readDraft(search.q);
  const name = typeof search.name === 'string' ? search.name.slice(0, 120) : undefined;
  return { ...(q ? { q } : {}), ...(name ? { name } : {}) };
}
