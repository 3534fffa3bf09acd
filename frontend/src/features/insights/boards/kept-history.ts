import { same } from '../saved';
import type { Doc, History } from './doc';

const MOST_STEPS = 50;
const key = (boardId: string) => `cauce.board.${boardId}`;

/** Returns what can be undone, and done again, as text: the latest steps of each. */
export function writtenHistory({ past, now, future }: History): string {
  return JSON.stringify({ past: past.slice(-MOST_STEPS), now, future: future.slice(0, MOST_STEPS) });
}

/** Returns the steps that lead to a dashboard as it is now; none when it was changed since by somebody else. */
export function historyOf(written: string | null, now: Doc): History {
  const none = { past: [], now, future: [] };
  if (written === null) return none;
  const found = JSON.parse(written) as History;
  return same(found.now, now) ? { past: found.past, now, future: found.future } : none;
}

/** Returns the steps that were taken in this tab. */
export function keptHistory(boardId: string, now: Doc): History {
  try {
    return historyOf(sessionStorage.getItem(key(boardId)), now);
  } catch {
    // Storage may be closed or hold what another program wrote: then there is nothing to undo.
    return { past: [], now, future: [] };
  }
}

/** Keeps the steps while the tab is open. */
export function keepHistory(boardId: string, history: History): void {
  try {
    sessionStorage.setItem(key(boardId), writtenHistory(history));
  } catch {
    // A browser that keeps nothing still has them while the page is shown.
    return;
  }
}
