const MOST = 30;
const key = (projectId: string) => `cauce.sql.drafts.${projectId}`;

/** What was written over a query and not run yet, by that query. */
export type Drafts = Record<string, string>;

/** Returns what is written in this tab and was not run. */
export function keptDrafts(projectId: string): Drafts {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key(projectId)) ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    return Object.fromEntries(Object.entries(found).filter(([, text]) => typeof text === 'string')) as Drafts;
  } catch {
    // Storage may be closed or hold what another program wrote: then nothing was kept.
    return {};
  }
}

/** Keeps the drafts while the tab is open. */
export function keepDrafts(projectId: string, drafts: Drafts): void {
  try {
    sessionStorage.setItem(key(projectId), JSON.stringify(drafts));
  } catch {
    // A browser that keeps nothing still has them while the page is shown.
    return;
  }
}

/** Returns the drafts with what is written over a query now; as long as it is the query itself it is none. */
export function withDraft(drafts: Drafts, of: string, text: string): Drafts {
  const { [of]: _, ...others } = drafts;
  if (text === of) return others;
  return Object.fromEntries([...Object.entries(others), [of, text]].slice(-MOST));
}
