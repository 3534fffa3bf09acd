const KEPT = 30;
const key = (projectId: string) => `cauce.sql.${projectId}`;

/** Returns the queries run in this browser, the latest first. */
export function pastQueries(projectId: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key(projectId)) ?? '[]');
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
  } catch {
    // Storage may be closed or hold what another program wrote: then there is no history.
    return [];
  }
}

/** Keeps a query as the latest; the same one is kept once. Returns them all. */
export function keepQuery(projectId: string, sql: string): string[] {
  const all = [sql, ...pastQueries(projectId).filter((one) => one !== sql)].slice(0, KEPT);
  try {
    localStorage.setItem(key(projectId), JSON.stringify(all));
  } catch {
    // A browser that keeps nothing still shows what was run since the page was opened.
    return all;
  }
  return all;
}
