import type { EventInfo } from '../../api/types';
import { isDeed } from '../../lib/events';
import { addDays, type Range } from '../../lib/dates';
import type { Draft, Kind } from './draft';

/** Returns the dates a fresh question covers: the last 30 days, or the last year of data that ended earlier. */
export function firstRange(events: EventInfo[], today: string): Range {
  const last = events
    .map((event) => event.last_seen.slice(0, 10))
    .sort()
    .at(-1);
  if (!last || last >= addDays(today, -30)) return { last: 30, unit: 'day' };
  return wholeRange(events, today, 366);
}

/** Returns the span from the first event to the last, at most `most` days back from the end. */
export function wholeRange(events: EventInfo[], today: string, most = 3660): Range {
  const firsts = events.map((event) => event.first_seen.slice(0, 10)).sort();
  const lasts = events.map((event) => event.last_seen.slice(0, 10)).sort();
  const to = lasts.at(-1) ?? today;
  const from = firsts[0] ?? today;
  const earliest = addDays(to, -most);
  return { from: from > earliest ? from : earliest, to };
}

/** Returns a sensible first question of a kind, about the events there are. */
export function freshDraft(kind: Kind, events: EventInfo[], today: string): Draft {
  const byVolume = events.filter(isDeed).sort((a, b) => b.volume - a.volume);
  const top = byVolume[0]?.name ?? '';
  const range = firstRange(events, today);
  if (kind === 'trend') return { kind, range, series: [{ event: top, math: 'persons' }] };
  if (kind === 'funnel')
    return {
      kind,
      range,
      steps: [{ event: top }, { event: byVolume[1]?.name ?? top }],
      order: 'ordered',
      window: { value: 14, unit: 'day' },
      exclusions: [],
      attribution: 'first_touch',
      count: 'persons',
      counting: 'best',
      hold_constant: [],
    };
  return {
    kind,
    range: 'last' in range ? { last: 12, unit: 'week' } : range,
    first: { event: top },
    return: { event: top },
    interval: 'week',
    periods: 12,
    mode: 'first_time',
    bracket: 'on',
    clock: 'calendar',
  };
}

/** Returns the same question in another kind, keeping events, dates and filters. */
export function asKind(draft: Draft, kind: Kind, events: EventInfo[], today: string): Draft {
  if (draft.kind === kind) return draft;
  const fresh = freshDraft(kind, events, today);
  const { range, timezone, where, breakdown } = draft;
  const kept = { range, timezone, where, breakdown };
  const names = mentioned(draft);
  const [first, second] = names;
  if (!first) return { ...fresh, ...kept };
  if (fresh.kind === 'trend')
    return { ...fresh, ...kept, series: names.map((event) => ({ event, math: 'persons' })) };
  if (fresh.kind === 'funnel') {
    const steps = names.length > 1 ? names.map((event) => ({ event })) : [{ event: first }, { event: first }];
    return { ...fresh, ...kept, steps };
  }
  // Who returns shows only over weeks: a short moving range is widened.
  const wide = 'last' in range ? fresh.range : range;
  return { ...fresh, ...kept, range: wide, first: { event: first }, return: { event: second ?? first } };
}

function mentioned(draft: Draft): string[] {
  if (draft.kind === 'trend') return draft.series.map((series) => series.event);
  if (draft.kind === 'funnel') return draft.steps.map((step) => step.event);
  return [...new Set([draft.first.event, draft.return.event])];
}
