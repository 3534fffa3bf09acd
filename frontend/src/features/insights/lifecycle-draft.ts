import type { Range } from '../../lib/dates';
import { withWhere } from './asking';
import {
  type Common,
  COUNTED,
  type Counted,
  type EventChoice,
  firstSplit,
  type Interval,
  INTERVALS,
} from './parts';
import { type Bag, dropUndefined, oneOf, readBreakdown, readEvent } from './reading';

export const NEWS = ['first_match', 'first_seen'] as const;

export type LifecycleDraft = Common & {
  kind: 'lifecycle';
  activity: EventChoice;
  interval: Interval;
  new: (typeof NEWS)[number];
  count?: Counted;
};

/** Returns the first question of the kind: how those who do an event come and go, week by week. */
export function freshLifecycle(range: Range, event: string): LifecycleDraft {
  return { kind: 'lifecycle', range, activity: { event }, interval: 'week', new: 'first_match' };
}

/** Returns a lifecycle read from untrusted fields. */
export function readLifecycle(item: Bag, common: Common): LifecycleDraft {
  return dropUndefined({
    ...common,
    kind: 'lifecycle' as const,
    breakdown: firstSplit(readBreakdown(item.breakdown)),
    activity: readEvent(item.activity),
    interval: oneOf(item.interval, INTERVALS) ?? 'week',
    new: oneOf(item.new, NEWS) ?? 'first_match',
    count: oneOf(item.count, COUNTED),
  });
}

/** Returns what is asked of the server beside the common fields; null without an event. */
export function askLifecycle({ activity, interval, new: newWhen, count }: LifecycleDraft): object | null {
  if (!activity.event) return null;
  // A group has no date of its own: it is new with its first such event.
  const when = count === 'groups' ? 'first_match' : newWhen;
  return { activity: withWhere(activity), interval, new: when, count };
}
