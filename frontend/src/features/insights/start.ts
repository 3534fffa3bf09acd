import type { EventInfo } from '../../api/types';
import { isDeed } from '../../lib/events';
import { addDays, type Range } from '../../lib/dates';
import { freshAttribution } from './attribution-draft';
import { correlationOf, freshCorrelation, isCorrelated } from './correlation-draft';
import {
  ANY_EVENT,
  type Breakdown,
  type Draft,
  eventsOf,
  type Kind,
  type RetentionDraft,
  splitsOf,
} from './draft';
import { freshHistogram } from './histogram-draft';
import { freshLifecycle } from './lifecycle-draft';
import { freshPaths } from './paths-draft';
import { freshSessions } from './sessions-draft';
import { freshStickiness } from './stickiness-draft';

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
  if (kind === 'stickiness') return freshStickiness(range, top);
  if (kind === 'attribution') return freshAttribution(range, worthwhile(byVolume) ?? top);
  if (kind === 'sessions') return freshSessions(range);
  if (kind === 'histogram') return freshHistogram(range, top);
  if (kind === 'paths') return freshPaths(range);
  if (kind === 'correlation') return freshCorrelation(range, top, worthwhile(byVolume) ?? top);
  const wide: Range = 'last' in range ? { last: 12, unit: 'week' } : range;
  if (kind === 'lifecycle') return freshLifecycle(wide, top);
  return {
    kind,
    range: wide,
    first: { event: top },
    return: { event: top },
    interval: 'week',
    periods: 12,
    mode: 'first_time',
    bracket: 'on',
    clock: 'calendar',
  };
}

/** Returns the event that looks most like a conversion: one with an amount, else the rarer of the first two. */
function worthwhile(byVolume: EventInfo[]): string | undefined {
  const paid = byVolume.find((event) => event.properties.some((property) => AMOUNTS.includes(property.name)));
  return (paid ?? byVolume[1])?.name;
}

const AMOUNTS: readonly string[] = ['revenue', 'total', 'value', 'amount'];
const OVER_WEEKS: readonly Kind[] = ['retention', 'lifecycle'];
const SPLIT: readonly Kind[] = ['trend', 'funnel', 'retention', 'lifecycle', 'stickiness', 'sessions'];

/** What is asked most about money: per buyer and per active person, to date by cohort, and who buys again. */
export const REVENUE_STARTS = ['per_buyer', 'per_active', 'to_date', 'repeat_rate', 'purchases'] as const;
export type RevenueStart = (typeof REVENUE_STARTS)[number];

/** Returns ready questions about the revenue of the event with an amount; none where no event has one. */
export function revenueStarts(events: EventInfo[], today: string): Record<RevenueStart, Draft> | undefined {
  const paid = paidOf(events.filter(isDeed).sort((a, b) => b.volume - a.volume));
  if (!paid) return undefined;
  const { event, property } = paid;
  const first = firstRange(events, today);
  const range: Range = 'last' in first ? { last: 12, unit: 'month' } : first;
  const revenue = { event, math: 'sum' as const, property };
  const per = (whom: string): Draft => ({
    kind: 'trend',
    range,
    interval: 'month',
    series: [revenue, { event: whom, math: 'persons' }],
    formula: 'A / B',
  });
  const again: RetentionDraft = {
    kind: 'retention',
    range,
    first: { event },
    return: { event },
    interval: 'month',
    periods: 6,
    mode: 'first_time',
    bracket: 'on_or_before',
    clock: 'calendar',
  };
  return {
    per_buyer: per(event),
    per_active: per(ANY_EVENT),
    to_date: { ...again, amount: { math: 'per_member', property } },
    repeat_rate: again,
    purchases: { ...freshHistogram(range, event), how: 'total' },
  };
}

/** The most frequent event with an amount, and the amount. */
function paidOf(byVolume: EventInfo[]): { event: string; property: string } | undefined {
  for (const { name: event, properties } of byVolume) {
    const property = AMOUNTS.find((amount) => properties.some(({ name }) => name === amount));
    if (property) return { event, property };
  }
  return undefined;
}

/** Returns the first question about the people of a cohort alone, in the dates that were looked at. */
export function askedOfCohort(
  id: string,
  { range, timezone }: Draft,
  events: EventInfo[],
  today: string,
): Draft {
  return { ...freshDraft('trend', events, today), range, timezone, where: { segment: id } };
}

/** Returns the same question in another kind, keeping events, dates and filters. */
export function asKind(draft: Draft, kind: Kind, events: EventInfo[], today: string): Draft {
  if (draft.kind === kind) return draft;
  if (draft.kind === 'funnel' && kind === 'correlation') return correlationOf(draft);
  const fresh = freshDraft(kind, events, today);
  return about(withKept(fresh, draft), [...new Set(eventsOf(draft))]);
}

/** Says whether the same question in another kind counts otherwise: a correlation is of those who enter a funnel once. */
export function countsAnew(draft: Draft, kind: Kind): boolean {
  return draft.kind === 'funnel' && kind === 'correlation' && !isCorrelated(draft);
}

/** Who returns shows only over weeks: a short moving range is widened. */
function withKept(fresh: Draft, before: Draft): Draft {
  const { range, timezone, where, breakdown, bots } = before;
  const kept = splitsOf(fresh.kind, breakdown);
  const widened = OVER_WEEKS.includes(fresh.kind) && 'last' in range;
  return {
    ...fresh,
    range: widened ? fresh.range : range,
    timezone,
    where,
    bots,
    breakdown: splits(fresh.kind, breakdown) ? kept : undefined,
  };
}

/** Only sessions have a part of the session to be split by. */
function splits(kind: Kind, breakdown: Breakdown | undefined): boolean {
  return SPLIT.includes(kind) && (kind === 'sessions' || breakdown?.session === undefined);
}

/** Returns a fresh question about these events, in their order. */
function about(draft: Draft, names: string[]): Draft {
  const [first, second = first] = names;
  if (first === undefined || second === undefined) return draft;
  switch (draft.kind) {
    case 'trend':
      return { ...draft, series: names.map((event) => ({ event, math: 'persons' as const })) };
    case 'funnel':
    case 'correlation':
      return { ...draft, steps: (names.length > 1 ? names : [first, first]).map((event) => ({ event })) };
    case 'retention':
      return { ...draft, first: { event: first }, return: { event: second } };
    case 'lifecycle':
      return { ...draft, activity: { event: first } };
    case 'sessions':
      return draft;
    case 'histogram':
      return { ...draft, event: first };
    case 'attribution':
      return { ...draft, conversion: { event: names.at(-1) ?? first } };
    case 'paths':
      return { ...draft, from: { event: first }, to: second === first ? undefined : { event: second } };
    case 'stickiness':
      return { ...draft, series: names.map((event) => ({ event })) };
  }
}
