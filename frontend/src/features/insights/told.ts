import type { Draft, FunnelDraft } from './draft';
import { type Clock, toQuery } from './query';
import { withoutStep } from './steps';

/** Fewer steps make no funnel. */
const LEAST_STEPS = 2;

/** Returns a funnel without the steps that have no event yet; itself when too few would be left. */
export function finishedSteps(draft: FunnelDraft): FunnelDraft {
  const chosen = draft.steps.filter((step) => step.event).length;
  if (chosen < LEAST_STEPS) return draft;
  const empty = draft.steps.findLastIndex((step) => !step.event);
  return empty < 0 ? draft : finishedSteps(withoutStep(draft, empty));
}

/**
 * Returns the question that is answered while one is being written: it, when it can be asked; of a funnel the steps
 * that are chosen; else the last of its kind that could be asked.
 */
export function toldOf(draft: Draft, last: Draft | undefined, clock: Clock): Draft {
  const part = draft.kind === 'funnel' ? finishedSteps(draft) : draft;
  if (toQuery(part, clock)) return part;
  return last?.kind === draft.kind ? last : draft;
}
