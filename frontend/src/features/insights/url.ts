import { readCondition } from '../../lib/condition';
import { isDate, type Range } from '../../lib/dates';
import {
  type Breakdown,
  BRACKETS,
  CLOCKS,
  COMPARES,
  COUNTINGS,
  COUNTS,
  type Draft,
  type EventChoice,
  INTERVALS,
  type Kind,
  KINDS,
  MATHS,
  MODES,
  ORDERS,
  type Point,
  type RetentionDraft,
  type Series,
  type TrendDraft,
  WINDOW_UNITS,
} from './draft';

/** What the address of the insight editor holds: the whole question, the view, the open panel. */
export type InsightSearch = { kind?: Kind; q?: Draft; view?: 'table'; at?: Point };

type Bag = Record<string, unknown>;

/** Returns what an address asks for; anything unreadable is left out rather than refused. */
export function readInsightSearch(search: Bag): InsightSearch {
  const q = readDraft(search.q);
  const kind = oneOf(search.kind, KINDS) ?? q?.kind;
  const view = search.view === 'table' ? 'table' : undefined;
  return dropUndefined({ kind, q, view, at: q && bag(search.at) ? (search.at as Point) : undefined });
}

/** Returns a question read from untrusted JSON, or undefined when its core is missing. */
export function readDraft(value: unknown): Draft | undefined {
  const item = bag(value);
  if (!item) return undefined;
  const common = {
    range: readRange(item.range),
    timezone: text(item.timezone),
    where: readCondition(item.where),
    breakdown: readBreakdown(item.breakdown),
    bots: item.bots === true || undefined,
  };
  if (item.kind === 'trend')
    return dropUndefined<TrendDraft>({
      ...common,
      kind: 'trend',
      interval: oneOf(item.interval, INTERVALS),
      series: readSeries(item.series),
      formula: text(item.formula),
      compare: oneOf(item.compare, COMPARES),
      smoothing: wholeNumber(item.smoothing, 2, 90),
      cumulative: item.cumulative === true || undefined,
    });
  if (item.kind === 'funnel') return readFunnel(item, common);
  if (item.kind === 'retention')
    return dropUndefined<RetentionDraft>({
      ...common,
      kind: 'retention',
      first: readEvent(item.first),
      return: readEvent(item.return),
      interval: oneOf(item.interval, ['day', 'week', 'month'] as const) ?? 'week',
      periods: wholeNumber(item.periods, 1, 60) ?? 12,
      mode: oneOf(item.mode, MODES) ?? 'first_time',
      bracket: oneOf(item.bracket, BRACKETS) ?? 'on',
      clock: oneOf(item.clock, CLOCKS) ?? 'calendar',
    });
  return undefined;
}

type Common = Pick<Draft, 'range' | 'timezone' | 'where' | 'breakdown' | 'bots'>;

function readFunnel(item: Bag, common: Common): Draft {
  const window = bag(item.window) ?? {};
  return dropUndefined({
    ...common,
    kind: 'funnel',
    steps: list(item.steps).map(readEvent),
    order: oneOf(item.order, ORDERS) ?? 'ordered',
    window: {
      value: wholeNumber(window.value, 1, 100_000) ?? 14,
      unit: oneOf(window.unit, WINDOW_UNITS) ?? 'day',
    },
    exclusions: list(item.exclusions).map((one) => {
      const { event, from_step, to_step } = bag(one) ?? {};
      return {
        event: text(event) ?? '',
        from_step: wholeNumber(from_step, 0, 50) ?? 0,
        to_step: wholeNumber(to_step, 0, 50) ?? 1,
      };
    }),
    attribution: text(item.attribution) ?? 'first_touch',
    count: oneOf(item.count, COUNTS) ?? 'persons',
    counting: oneOf(item.counting, COUNTINGS) ?? 'best',
    hold_constant: list(item.hold_constant).filter((one): one is string => typeof one === 'string'),
  });
}

function readRange(value: unknown): Range {
  const item = bag(value) ?? {};
  if (isDate(item.from) && isDate(item.to) && item.from <= item.to) return { from: item.from, to: item.to };
  return {
    last: wholeNumber(item.last, 1, 3660) ?? 30,
    unit: oneOf(item.unit, ['day', 'week', 'month'] as const) ?? 'day',
  };
}

function readSeries(value: unknown): Series[] {
  const series = list(value).map((one) => {
    const item = bag(one) ?? {};
    return dropUndefined({
      event: text(item.event) ?? '',
      math: oneOf(item.math, MATHS) ?? 'total',
      property: text(item.property),
      where: readCondition(item.where),
      name: text(item.name),
    });
  });
  return series.length ? series : [{ event: '', math: 'persons' }];
}

function readBreakdown(value: unknown): Breakdown | undefined {
  const item = bag(value);
  const property = text(item?.property);
  const context = property ? undefined : text(item?.context);
  const trait = property || context ? undefined : text(item?.trait);
  if (!property && !context && !trait) return undefined;
  return dropUndefined({
    property,
    context,
    trait,
    limit: wholeNumber(item?.limit, 1, 200),
  });
}

function readEvent(value: unknown): EventChoice {
  const item = bag(value) ?? {};
  return dropUndefined({ event: text(item.event) ?? '', where: readCondition(item.where) });
}

function bag(value: unknown): Bag | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : undefined;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined;
}

function dropUndefined<Item extends object>(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item;
}
