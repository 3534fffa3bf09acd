export const VIEWS = ['events', 'versions', 'files'] as const;
export type View = (typeof VIEWS)[number];

/** What the address of the tracking plan says: the part shown and the event that is open. */
export type PlanSearch = { view?: View; event?: string };

/** Reads the address; what it does not know is left out. */
export function readPlanSearch(search: Record<string, unknown>): PlanSearch {
  const view = VIEWS.find((one) => one === search.view && one !== 'events');
  const event = typeof search.event === 'string' && search.event !== '' ? search.event : undefined;
  return { view, event };
}
