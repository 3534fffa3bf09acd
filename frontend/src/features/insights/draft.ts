import type { Condition } from '../../lib/condition';
import type { AttributionDraft } from './attribution-draft';
import type { CorrelationDraft } from './correlation-draft';
import type { HistogramDraft } from './histogram-draft';
import type { LifecycleDraft } from './lifecycle-draft';
import {
  ANY_EVENT,
  type Common,
  type Counted,
  type EventChoice,
  type Exclusion,
  type FunnelWindow,
  type Interval,
  type Point,
  type StepChoice,
} from './parts';
import type { PathsDraft } from './paths-draft';
import type { SessionsDraft } from './sessions-draft';
import type { StickinessDraft } from './stickiness-draft';

export * from './parts';

/** A question as a person builds it; `query.ts` turns it into what the server is asked. */
export const KINDS = [
  'trend',
  'funnel',
  'retention',
  'lifecycle',
  'stickiness',
  'paths',
  'attribution',
  'sessions',
  'histogram',
  'correlation',
] as const;
export type Kind = (typeof KINDS)[number];

export const COUNT_MATHS = ['total', 'persons', 'sessions', 'groups', 'per_person'] as const;
export const PROPERTY_MATHS = [
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'p90',
  'p95',
  'p99',
  'percentile',
] as const;
export const MATHS = [...COUNT_MATHS, ...PROPERTY_MATHS] as const;
export type MathName = (typeof MATHS)[number];

/** What is taken of the numbers that people have, each by themselves. */
export const ACROSS = ['avg', 'median', 'min', 'max', 'p90', 'p95', 'p99'] as const;
export type Across = (typeof ACROSS)[number];

export type Series = {
  event: string;
  math: MathName;
  property?: string;
  where?: Condition;
  name?: string;
  percentile?: number;
  per_person?: Across;
};

export const COMPARES = ['previous_period', 'previous_year'] as const;
export type Compare = (typeof COMPARES)[number];

/** Points of a moving average at most. */
export const MOST_SMOOTHING = 365;

export type TrendDraft = Common & {
  kind: 'trend';
  interval?: Interval;
  series: Series[];
  formula?: string;
  compare?: Compare;
  smoothing?: number;
  cumulative?: boolean;
};

export const ORDERS = ['ordered', 'strict', 'any'] as const;
export const COUNTS = ['persons', 'sessions', 'groups'] as const;
export const COUNTINGS = ['best', 'first', 'every', 'session'] as const;
export const FUNNEL_INTERVALS = ['day', 'week', 'month'] as const;
/** So many events are listed of what those who left a step did next. */
export const NEXT_EVENTS = 5;

export type FunnelDraft = Common & {
  kind: 'funnel';
  steps: StepChoice[];
  order: (typeof ORDERS)[number];
  window: FunnelWindow;
  exclusions: Exclusion[];
  attribution: string;
  count: (typeof COUNTS)[number];
  counting: (typeof COUNTINGS)[number];
  hold_constant: string[];
  /** Conversion over time, a funnel of its own for each interval. */
  interval?: (typeof FUNNEL_INTERVALS)[number];
  drop_off?: number;
};

export const MODES = ['first_time', 'recurring'] as const;
export const BRACKETS = ['on', 'on_or_after', 'on_or_before', 'streak'] as const;
export const AMOUNTS = ['sum', 'avg', 'per_member'] as const;
export type AmountMath = (typeof AMOUNTS)[number];
export const CLOCKS = ['calendar', 'rolling'] as const;

/** Periods that a retention follows its people at most. */
export const MOST_PERIODS = 100;

export type RetentionDraft = Common & {
  kind: 'retention';
  first: EventChoice;
  return: EventChoice;
  interval: Exclude<Interval, 'hour'>;
  periods: number;
  mode: (typeof MODES)[number];
  bracket: (typeof BRACKETS)[number];
  clock: (typeof CLOCKS)[number];
  /** The last period of each column, when columns are wider than a period. */
  brackets?: number[];
  min_count?: number;
  amount?: { math: AmountMath; property: string };
  count?: Counted;
};

export type Draft =
  | TrendDraft
  | FunnelDraft
  | RetentionDraft
  | LifecycleDraft
  | StickinessDraft
  | PathsDraft
  | AttributionDraft
  | SessionsDraft
  | HistogramDraft
  | CorrelationDraft;

/** Says whether a measure counts events, people or sessions. */
export function isCount(math: MathName): math is (typeof COUNT_MATHS)[number] {
  return (COUNT_MATHS as readonly string[]).includes(math);
}

/** Says whether a measure can be taken of one person alone, before it is of all. */
export const isOfEach = (math: MathName): boolean => !['persons', 'groups', 'per_person'].includes(math);

/** Says whether groups stand behind a number of a question. */
export function listsGroups(draft: Draft, point: Point): boolean {
  if (draft.kind === 'trend') return draft.series[point.series ?? 0]?.math === 'groups';
  return 'count' in draft && draft.count === 'groups';
}

/** Says whether a measure needs a property to be measured. */
export const needsProperty = (math: MathName): boolean => !isCount(math);

/** Returns every event name a question mentions. */
export function eventsOf(draft: Draft): string[] {
  return choicesOf(draft)
    .map(({ event }) => event)
    .filter(Boolean);
}

function choicesOf(draft: Draft): { event: string }[] {
  switch (draft.kind) {
    case 'trend':
      return draft.series;
    case 'funnel':
    case 'correlation':
      return draft.steps;
    case 'retention':
      return [draft.first, draft.return];
    case 'lifecycle':
      return [draft.activity];
    case 'stickiness':
      return draft.series;
    case 'sessions':
      return draft.key_events;
    case 'histogram':
      return [draft];
    case 'attribution':
      return [draft.conversion, ...draft.touchpoints];
    case 'paths':
      return [draft.from, draft.to].filter((anchor) => anchor !== undefined);
  }
}

/** Returns the letter by which a formula names a series. */
export const letterOf = (index: number) => String.fromCharCode(65 + index);

/** Returns what a question is about, short enough for a title. */
export function titleOf(draft: Draft): string {
  const names = eventsOf(draft).filter((name) => name !== ANY_EVENT);
  return names.join(draft.kind === 'trend' ? ', ' : ' → ').slice(0, 120);
}
