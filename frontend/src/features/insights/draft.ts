import type { Condition } from '../../lib/condition';
import type { Range } from '../../lib/dates';

/** A question as a person builds it; `query.ts` turns it into what the server is asked. */
export type Kind = 'trend' | 'funnel' | 'retention';
export const KINDS: Kind[] = ['trend', 'funnel', 'retention'];

export const INTERVALS = ['hour', 'day', 'week', 'month'] as const;
export type Interval = (typeof INTERVALS)[number];
export const COUNT_MATHS = ['total', 'persons', 'sessions', 'per_person'] as const;
export const PROPERTY_MATHS = ['sum', 'avg', 'min', 'max', 'median', 'p90', 'p95', 'p99'] as const;
export const MATHS = [...COUNT_MATHS, ...PROPERTY_MATHS] as const;
export type MathName = (typeof MATHS)[number];

export type Breakdown = { property?: string; context?: string; trait?: string; limit?: number };
export type Series = { event: string; math: MathName; property?: string; where?: Condition; name?: string };
export type EventChoice = { event: string; where?: Condition };

export const COMPARES = ['previous_period', 'previous_year'] as const;
export type Compare = (typeof COMPARES)[number];

/** Stands for “whatever the event”. */
export const ANY_EVENT = '$any';

type Common = {
  range: Range;
  timezone?: string;
  where?: Condition;
  breakdown?: Breakdown;
  bots?: boolean;
};

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
export const WINDOW_UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month'] as const;
export const COUNTS = ['persons', 'sessions', 'groups'] as const;
export const COUNTINGS = ['best', 'first', 'every', 'session'] as const;
export type Exclusion = { event: string; from_step: number; to_step: number };

export type FunnelDraft = Common & {
  kind: 'funnel';
  steps: EventChoice[];
  order: (typeof ORDERS)[number];
  window: { value: number; unit: (typeof WINDOW_UNITS)[number] };
  exclusions: Exclusion[];
  attribution: string;
  count: (typeof COUNTS)[number];
  counting: (typeof COUNTINGS)[number];
  hold_constant: string[];
};

export const MODES = ['first_time', 'recurring'] as const;
export const BRACKETS = ['on', 'on_or_after', 'on_or_before'] as const;
export const CLOCKS = ['calendar', 'rolling'] as const;

export type RetentionDraft = Common & {
  kind: 'retention';
  first: EventChoice;
  return: EventChoice;
  interval: Exclude<Interval, 'hour'>;
  periods: number;
  mode: (typeof MODES)[number];
  bracket: (typeof BRACKETS)[number];
  clock: (typeof CLOCKS)[number];
};

export type Draft = TrendDraft | FunnelDraft | RetentionDraft;

/** Which number of an answer was clicked, in the words of the server. */
export type Point = {
  series?: number;
  label?: string;
  breakdown?: string | number | boolean | null;
  step?: number;
  compare?: boolean;
  converted?: boolean;
  cohort?: string;
  period?: number;
};

/** Says whether a measure needs a property to be measured. */
export function needsProperty(math: MathName): boolean {
  return (PROPERTY_MATHS as readonly string[]).includes(math);
}

/** Returns every event name a question mentions. */
export function eventsOf(draft: Draft): string[] {
  if (draft.kind === 'trend') return draft.series.map((series) => series.event).filter(Boolean);
  if (draft.kind === 'funnel') return draft.steps.map((step) => step.event).filter(Boolean);
  return [draft.first.event, draft.return.event].filter(Boolean);
}

/** Returns the letter by which a formula names a series. */
export const letterOf = (index: number) => String.fromCharCode(65 + index);
