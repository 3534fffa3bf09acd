import { type Condition, finished } from '../../lib/condition';
import { ANY_EVENT, type Exclusion, type StepChoice } from './parts';

/** Returns an event as the server is asked for it; any event has no name. */
export function withWhere({ event, where }: { event: string; where?: Condition }) {
  return clean({ event: eventName(event), where: finished(where) });
}

/** Returns a step as the server is asked for it; what its order knows no use for is left out. */
export function askStep(step: StepChoice, order: string) {
  return clean({
    ...withWhere(step),
    optional: order === 'any' ? undefined : step.optional,
    anchored: order === 'any' ? step.anchored : undefined,
  });
}

/** Returns what must not happen as the server is asked for it; nothing when nothing is chosen. */
export function askExclusions(exclusions: Exclusion[]) {
  const chosen = exclusions.filter((one) => one.event);
  return nonEmpty(
    chosen.map(({ from_step, to_step, ...event }) => ({ ...withWhere(event), from_step, to_step })),
  );
}

/** Returns the name the server knows an event by. */
export function eventName(event: string): string | undefined {
  return event === ANY_EVENT ? undefined : event;
}

/** Returns a list, or nothing when it is empty. */
export function nonEmpty<Item>(items: Item[]): Item[] | undefined {
  return items.length ? items : undefined;
}

/** Returns the fields that were chosen. */
export function clean<Bag extends object>(bag: Bag): Bag {
  return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined)) as Bag;
}
