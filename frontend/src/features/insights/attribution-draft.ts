import type { Range } from '../../lib/dates';
import { clean, nonEmpty, withWhere } from './asking';
import { type Breakdown, type Common, COUNTED, type Counted, type EventChoice, type Span } from './parts';
import {
  bag,
  type Bag,
  dropUndefined,
  list,
  oneOf,
  readBreakdown,
  readEvent,
  readSpan,
  text,
  wholeNumber,
} from './reading';

export const RULES = [
  'first',
  'last',
  'linear',
  'participation',
  'time_decay',
  'u_shaped',
  'j_shaped',
  'inverse_j',
  'custom',
  'markov',
  'shapley',
] as const;
export type Rule = (typeof RULES)[number];
export const CONVERSIONS = ['every', 'first'] as const;
export const MOST_CHANNELS = 50;

/** What the first and the last touchpoint get, in per cent; those between share the rest. */
export type Shares = { first: number; last: number };

export type AttributionDraft = Common & {
  kind: 'attribution';
  conversion: EventChoice;
  touchpoints: EventChoice[];
  by: Breakdown;
  rules: Rule[];
  window: Span;
  value?: string;
  conversions: (typeof CONVERSIONS)[number];
  shares: Shares;
  half_life: Span;
  count?: Counted;
};

const MONTH: Span = { value: 30, unit: 'day' };
const WEEK: Span = { value: 7, unit: 'day' };
const CHANNEL: Breakdown = { context: 'traffic.channel' };
const FIRST_RULES: Rule[] = ['last', 'linear'];

/** Returns the first question of the kind: which channels an event is owed to. */
export function freshAttribution(range: Range, event: string): AttributionDraft {
  return {
    kind: 'attribution',
    range,
    conversion: { event },
    touchpoints: [],
    by: CHANNEL,
    rules: FIRST_RULES,
    window: MONTH,
    conversions: 'every',
    shares: { first: 40, last: 40 },
    half_life: WEEK,
  };
}

/** Returns an attribution read from untrusted fields. */
export function readAttribution(item: Bag, common: Common): AttributionDraft {
  const asked = list(item.rules);
  const rules = RULES.filter((rule) => asked.includes(rule));
  return dropUndefined({
    ...common,
    kind: 'attribution' as const,
    conversion: readEvent(item.conversion),
    touchpoints: list(item.touchpoints).map(readEvent),
    by: readBy(item.by),
    rules: rules.length ? rules : FIRST_RULES,
    window: readSpan(item.window, MONTH),
    value: text(item.value),
    conversions: oneOf(item.conversions, CONVERSIONS) ?? 'every',
    shares: readShares(item.shares),
    half_life: readSpan(item.half_life, WEEK),
    count: oneOf(item.count, COUNTED),
  });
}

function readBy(value: unknown): Breakdown {
  const { property, context, limit } = readBreakdown(value) ?? {};
  const bounded = limit && Math.min(MOST_CHANNELS, limit);
  return property || context ? dropUndefined({ property, context, limit: bounded }) : CHANNEL;
}

function readShares(value: unknown): Shares {
  const first = wholeNumber(bag(value)?.first, 0, 100) ?? 40;
  return { first, last: wholeNumber(bag(value)?.last, 0, 100 - first) ?? Math.min(40, 100 - first) };
}

/** Returns what is asked of the server beside the common fields; null without a conversion. */
export function askAttribution(draft: AttributionDraft): object | null {
  if (!draft.conversion.event) return null;
  const { by, rules, window, value, conversions, half_life, shares, count } = draft;
  return clean({
    conversion: withWhere(draft.conversion),
    touchpoints: nonEmpty(draft.touchpoints.filter((one) => one.event).map(withWhere)),
    by,
    rules,
    window,
    value,
    conversions,
    count,
    half_life: rules.includes('time_decay') ? half_life : undefined,
    shares: rules.includes('custom') ? sharesOf(shares) : undefined,
  });
}

function sharesOf({ first, last }: Shares) {
  return { first: first / 100, middle: (100 - first - last) / 100, last: last / 100 };
}
