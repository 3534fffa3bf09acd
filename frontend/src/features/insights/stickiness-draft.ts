import type { Condition } from '../../lib/condition';
import { finished } from '../../lib/condition';
import type { Range } from '../../lib/dates';
import { clean, eventName } from './asking';
import { type Common, COUNTED, type Counted, firstSplit, type Interval, INTERVALS } from './parts';
import {
  bag,
  type Bag,
  dropUndefined,
  list,
  oneOf,
  readBreakdown,
  readEvent,
  text,
  wholeNumber,
} from './reading';

export type StickinessLine = { event: string; where?: Condition; name?: string };
export type StickinessDraft = Common & {
  kind: 'stickiness';
  series: StickinessLine[];
  interval: Interval;
  min_count: number;
  cumulative?: boolean;
  count?: Counted;
};

/** Returns the first question of the kind: on how many days people do an event. */
export function freshStickiness(range: Range, event: string): StickinessDraft {
  return { kind: 'stickiness', range, series: [{ event }], interval: 'day', min_count: 1 };
}

/** Returns a stickiness question read from untrusted fields. */
export function readStickiness(item: Bag, common: Common): StickinessDraft {
  const series = list(item.series).map((one) =>
    dropUndefined({ ...readEvent(one), name: text(bag(one)?.name) }),
  );
  return dropUndefined({
    ...common,
    kind: 'stickiness' as const,
    breakdown: firstSplit(readBreakdown(item.breakdown)),
    series: series.length ? series : [{ event: '' }],
    interval: oneOf(item.interval, INTERVALS) ?? 'day',
    min_count: wholeNumber(item.min_count, 1, 1_000_000) ?? 1,
    cumulative: item.cumulative === true || undefined,
    count: oneOf(item.count, COUNTED),
  });
}

/** Returns what is asked of the server beside the common fields; null while an event is missing. */
export function askStickiness(draft: StickinessDraft): object | null {
  const { series, interval, min_count, cumulative, count } = draft;
  if (series.some((one) => !one.event)) return null;
  return {
    series: series.map(({ event, where, name }) =>
      clean({ event: eventName(event), where: finished(where), name }),
    ),
    interval,
    min_count,
    cumulative,
    count,
  };
}
