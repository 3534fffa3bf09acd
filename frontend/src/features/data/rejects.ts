import type { RejectFix, RejectGroup, RejectSelection } from '../../api/types';

/** A change as it is being typed; `value` is text until it is sent. */
export type Draft = { kind: RejectFix['kind']; path: string; to: string; value: string };

export const NEW_FIX: Draft = { kind: 'rename', path: '', to: '', value: '' };

/** Returns the changes that are complete, as the server takes them; a text that is JSON becomes its value. */
export function fixesOf(drafts: Draft[]): RejectFix[] {
  return drafts
    .filter(({ kind, path, to }) => path.trim() && (kind !== 'rename' || to.trim()))
    .map(({ kind, path, to, value }) => ({
      kind,
      path: path.trim(),
      to: kind === 'rename' ? to.trim() : '',
      value: kind === 'set' ? parsed(value) : null,
    }));
}

/** Returns what selects the items of a group, or one of them. */
export function selectionOf(group: RejectGroup, seq?: number): RejectSelection {
  if (seq !== undefined) return { reason: null, source: null, seqs: [seq] };
  return { reason: group.reason as RejectSelection['reason'], source: group.source, seqs: [] };
}

/** Returns JSON text laid out for reading; what is no JSON stays as it is. */
export function laidOut(text: string): string {
  const value = parsed(text);
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
