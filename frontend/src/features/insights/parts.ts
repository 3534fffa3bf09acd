import type { Condition } from '../../lib/condition';
import type { Range } from '../../lib/dates';
import type { OfGroup } from '../../shared/group-traits';

/** What drafts of several kinds are made of. */
export const INTERVALS = ['hour', 'day', 'week', 'month'] as const;
export type Interval = (typeof INTERVALS)[number];

/** What sessions alone have to be split by. */
export const SESSION_PARTS = ['channel', 'entry_page', 'exit_page'] as const;

/** A further part of a breakdown. */
export type Split = { property?: string; context?: string; trait?: string } & OfGroup;
/** Properties that one breakdown may combine. */
export const MOST_SPLITS = 3;

export type Breakdown = {
  property?: string;
  context?: string;
  trait?: string;
  also?: Split[];
  session?: (typeof SESSION_PARTS)[number];
  /** Saved cohorts to compare, or all people. */
  segment?: string[];
  limit?: number;
} & OfGroup;
/** Returns the breakdown that a kind of question can have: only trends combine several properties. */
export function splitsOf(kind: unknown, breakdown: Breakdown | undefined): Breakdown | undefined {
  return kind === 'trend' ? breakdown : firstSplit(breakdown);
}

/** Returns the first part of a breakdown alone. */
export function firstSplit(breakdown: Breakdown | undefined): Breakdown | undefined {
  if (!breakdown?.also) return breakdown;
  const { also: _, ...first } = breakdown;
  return first;
}

export type EventChoice = { event: string; where?: Condition };
/** A step of a funnel: one that may be left out, or one that keeps its place where others have none. */
export type StepChoice = EventChoice & { optional?: true; anchored?: true };
export type Exclusion = EventChoice & { from_step: number; to_step: number };

export const WINDOW_UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month'] as const;
/** A length of time. */
export type Span = { value: number; unit: (typeof WINDOW_UNITS)[number] };

/** The window of a funnel: a length of time, or so many sessions. */
export const FUNNEL_UNITS = [...WINDOW_UNITS, 'session'] as const;
export type FunnelWindow = { value: number; unit: (typeof FUNNEL_UNITS)[number] };
export const MOST_SESSIONS = 12;

/** What questions count: people, or the groups their events name. */
export const COUNTED = ['persons', 'groups'] as const;
export type Counted = (typeof COUNTED)[number];

/** Stands for “whatever the event”. */
export const ANY_EVENT = '$any';

export type Common = {
  range: Range;
  timezone?: string;
  where?: Condition;
  breakdown?: Breakdown;
  bots?: boolean;
  /** The share of the people it is worked out on; everybody when left out. Not every kind has it. */
  sample?: number;
  /** Of which type groups are, where they are counted. */
  group_type?: string | { property: string };
  /** The metric that the question is about. */
  metric?: string;
};

/** Which number of an answer was clicked, in the words of the server; `everybody` and `touched` are put in them by `query.ts`. */
export type Point = {
  series?: number;
  label?: string;
  breakdown?: string | number | boolean | null;
  step?: number;
  compare?: boolean;
  converted?: boolean;
  cohort?: string;
  period?: number;
  intervals?: number;
  everybody?: true;
  touched?: true;
  name?: string;
  to?: string;
  ends?: true;
  engaged?: boolean;
  bar?: number;
};
