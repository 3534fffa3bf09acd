import { readCondition } from '../../lib/condition';
import { readAttribution } from './attribution-draft';
import { readCorrelation } from './correlation-draft';
import {
  ACROSS,
  BRACKETS,
  CLOCKS,
  type Common,
  COMPARES,
  COUNTED,
  COUNTINGS,
  COUNTS,
  type Draft,
  FUNNEL_INTERVALS,
  splitsOf,
  INTERVALS,
  type Kind,
  KINDS,
  MATHS,
  MODES,
  MOST_PERIODS,
  MOST_SMOOTHING,
  ORDERS,
  type Point,
  type RetentionDraft,
  type Series,
  type TrendDraft,
} from './draft';
import { readGroupType } from './group-type';
import { readHistogram } from './histogram-draft';
import { readLifecycle } from './lifecycle-draft';
import { readPaths } from './paths-draft';
import { readAmount, readBrackets } from './retention-draft';
import {
  bag,
  type Bag,
  between,
  dropUndefined,
  list,
  oneOf,
  readBreakdown,
  readEvent,
  readExclusions,
  readFunnelWindow,
  readRange,
  readSample,
  readStep,
  readTexts,
  text,
  wholeNumber,
} from './reading';
import { readSessions } from './sessions-draft';
import { readStickiness } from './stickiness-draft';
import { type Shape, SHAPES } from './shape';

/** What the address of the insight editor holds: the question, the view, the open panel and whose reasons it shows, the insight it came from. */
export type InsightSearch = {
  kind?: Kind;
  q?: Draft;
  /** A question as the API is asked it: links of programs have it, changing it makes it `q`. */
  ask?: Bag;
  view?: Shape;
  at?: Point;
  why?: string;
  insight?: string;
  board?: string;
};

/** Returns what an address asks for; anything unreadable is left out rather than refused. */
export function readInsightSearch(search: Bag): InsightSearch {
  const q = readDraft(search.q);
  const kind = oneOf(search.kind, KINDS) ?? q?.kind;
  const view = oneOf(search.view, SHAPES);
  const at = q && bag(search.at) ? (search.at as Point) : undefined;
  const ask = bag(search.ask);
  const why = at && /^[0-9a-f]{16}$/.test(String(search.why)) ? String(search.why) : undefined;
  return dropUndefined({
    kind,
    q,
    ask,
    view,
    at,
    why,
    insight: readId(search.insight),
    board: readId(search.board),
  });
}

/** Returns a question read from untrusted JSON, or undefined when its core is missing. */
export function readDraft(value: unknown): Draft | undefined {
  const item = bag(value);
  if (!item) return undefined;
  const plain = {
    range: readRange(item.range),
    timezone: text(item.timezone),
    where: readCondition(item.where),
    bots: item.bots === true || undefined,
    group_type: readGroupType(item.group_type),
  };
  const breakdown = readBreakdown(item.breakdown);
  const common = {
    ...plain,
    breakdown: splitsOf(item.kind, breakdown),
    sample: readSample(item.sample),
  };
  const measured = { ...common, metric: readId(item.metric) };
  if (item.kind === 'trend')
    return dropUndefined<TrendDraft>({
      ...measured,
      kind: 'trend',
      interval: oneOf(item.interval, INTERVALS),
      series: readSeries(item.series),
      formula: text(item.formula),
      compare: oneOf(item.compare, COMPARES),
      smoothing: wholeNumber(item.smoothing, 2, MOST_SMOOTHING),
      cumulative: item.cumulative === true || undefined,
    });
  if (item.kind === 'funnel') return readFunnel(item, measured);
  if (item.kind === 'retention')
    return dropUndefined<RetentionDraft>({
      ...common,
      kind: 'retention',
      first: readEvent(item.first),
      return: readEvent(item.return),
      interval: oneOf(item.interval, ['day', 'week', 'month'] as const) ?? 'week',
      periods: wholeNumber(item.periods, 1, MOST_PERIODS) ?? 12,
      mode: oneOf(item.mode, MODES) ?? 'first_time',
      bracket: oneOf(item.bracket, BRACKETS) ?? 'on',
      clock: oneOf(item.clock, CLOCKS) ?? 'calendar',
      brackets: readBrackets(item.brackets),
      min_count: wholeNumber(item.min_count, 2, 1_000_000),
      amount: readAmount(item.amount),
      count: oneOf(item.count, COUNTED),
    });
  return PLAIN.find(([kind]) => kind === item.kind)?.[1](item, plain);
}

/** How the kinds that share only the plain fields are read. */
const PLAIN: [Kind, (item: Bag, plain: Common) => Draft][] = [
  ['lifecycle', readLifecycle],
  ['stickiness', readStickiness],
  ['attribution', readAttribution],
  ['sessions', readSessions],
  ['histogram', readHistogram],
  ['paths', readPaths],
  ['correlation', readCorrelation],
];

function readFunnel(item: Bag, common: Common): Draft {
  return dropUndefined({
    ...common,
    kind: 'funnel',
    steps: list(item.steps).map(readStep),
    order: oneOf(item.order, ORDERS) ?? 'ordered',
    window: readFunnelWindow(item.window),
    exclusions: readExclusions(item.exclusions),
    attribution: text(item.attribution) ?? 'first_touch',
    count: oneOf(item.count, COUNTS) ?? 'persons',
    counting: oneOf(item.counting, COUNTINGS) ?? 'best',
    hold_constant: readTexts(item.hold_constant),
    interval: oneOf(item.interval, FUNNEL_INTERVALS),
    drop_off: wholeNumber(item.drop_off, 1, 50),
  });
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
      percentile: between(item.percentile, 0, 100),
      per_person: oneOf(item.per_person, ACROSS),
    });
  });
  return series.length ? series : [{ event: '', math: 'persons' }];
}

/** An address holds an id as the number it looks like. */
export function readId(value: unknown): string | undefined {
  return /^[1-9]\d{0,17}$/.test(String(value)) ? String(value) : undefined;
}
