import type { Exclusion, StepChoice } from './parts';

type Steps = { steps: StepChoice[]; exclusions: Exclusion[]; attribution?: string };

/** Returns a list with one item moved. */
export function moved<Item>(items: Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? items : [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** Returns steps of which the first is not one that may be left out. */
export function entering(steps: StepChoice[]): StepChoice[] {
  return steps.map(({ optional, ...step }, at) => (at > 0 && optional ? { ...step, optional } : step));
}

/** Returns the funnel up to a step; exclusions that reach beyond it end there. */
export function upTo<Draft extends Steps>(draft: Draft, step: number): Draft {
  const steps = draft.steps.slice(0, step + 1);
  const exclusions = draft.exclusions
    .filter((one) => one.from_step < step)
    .map((one) => ({ ...one, to_step: Math.min(one.to_step, step) }));
  return { ...draft, steps, exclusions };
}

/** Returns a funnel without one step; exclusions and attribution keep pointing at steps that exist. */
export function withoutStep<Draft extends Steps>(draft: Draft, index: number): Draft {
  const steps = entering(draft.steps.filter((_, at) => at !== index));
  const last = steps.length - 1;
  const exclusions = draft.exclusions
    .map((one) => ({
      ...one,
      from_step: Math.min(one.from_step, last - 1),
      to_step: Math.min(one.to_step, last),
    }))
    .filter((one) => one.from_step < one.to_step);
  const left = { ...draft, steps, exclusions };
  return draft.attribution?.startsWith('step:') ? { ...left, attribution: 'first_touch' } : left;
}
