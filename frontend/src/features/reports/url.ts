/** What the address of the reports holds: which is edited (`new`: one more), what a new one shows, whose log is open. */
export type ReportSearch = { edit?: string; show?: string; log?: string };

const ID = /^[1-9]\d{0,17}$/;

/** Returns what an address asks for; anything unreadable is left out. */
export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const edit = String(search.edit ?? '');
  const show = String(search.show ?? '');
  const log = String(search.log ?? '');
  return {
    ...(edit === 'new' || ID.test(edit) ? { edit } : {}),
    ...(/^(insight|dashboard):[1-9]\d{0,17}$/.test(show) ? { show } : {}),
    ...(ID.test(log) ? { log } : {}),
  };
}
