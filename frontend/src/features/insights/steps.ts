import type { FunnelDraft } from './draft';

/** Returns a list with one item moved. */
export function moved<Item>(items: Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? items : [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** Returns a funnel without one step; exclusions and attribution keep pointing at steps that exist. */
export function withoutStep(draft: FunnelDraft, index: number): FunnelDraft {
  const steps = draft.steps.filter((_, at) => at !== index);
  const last = steps.length - 1;
  const exclusions = draft.exclusions
    .map((one) => ({
      ...one,
      from_step: Math.min(one.from_step, last - 1),
      to_step: Math.min(one.to_step, last),
    }))
    .filter((one) => one.from_step < one.to_step);
  const attribution = draft.attribution.startsWith('step:') ? 'first_touch' : draft.attribution;
  return { ...draft, steps, exclusions, attribution };
}
