import type { Range } from '../../lib/dates';
import { nonEmpty, withWhere } from './asking';
import {
  type Breakdown,
  type Common,
  COUNTED,
  type Counted,
  type EventChoice,
  firstSplit,
  type Interval,
  INTERVALS,
  SESSION_PARTS,
} from './parts';
import { bag, type Bag, dropUndefined, list, oneOf, readBreakdown, readEvent, wholeNumber } from './reading';

export const MEASURES = [
  'sessions',
  'persons',
  'engaged_sessions',
  'engagement_rate',
  'bounce_rate',
  'avg_length_s',
  'median_length_s',
  'views_per_session',
  'events_per_session',
] as const;
export type Measure = (typeof MEASURES)[number];

export type SessionsDraft = Common & {
  kind: 'sessions';
  measure: Measure;
  interval?: Interval;
  key_events: EventChoice[];
  count?: Counted;
};

/** Returns the first question of the kind: how many sessions there are. */
export function freshSessions(range: Range): SessionsDraft {
  return { kind: 'sessions', range, measure: 'sessions', key_events: [] };
}

/** Returns a sessions question read from untrusted fields. */
export function readSessions(item: Bag, common: Common): SessionsDraft {
  return dropUndefined({
    ...common,
    kind: 'sessions' as const,
    breakdown: readSplit(item.breakdown),
    measure: oneOf(item.measure, MEASURES) ?? 'sessions',
    interval: oneOf(item.interval, INTERVALS),
    key_events: list(item.key_events).map(readEvent),
    count: oneOf(item.count, COUNTED),
  });
}

function readSplit(value: unknown): Breakdown | undefined {
  const session = oneOf(bag(value)?.session, SESSION_PARTS);
  if (!session) return firstSplit(readBreakdown(value));
  return dropUndefined({ session, limit: wholeNumber(bag(value)?.limit, 1, 200) });
}

/** Returns what is asked of the server beside the common fields; `fitting` where no interval was chosen. */
export function askSessions(draft: SessionsDraft, fitting: Interval): object {
  const { measure, interval, key_events, count } = draft;
  return {
    measures: [measure],
    interval: interval ?? fitting,
    key_events: nonEmpty(key_events.filter((one) => one.event).map(withWhere)),
    count,
  };
}
