import type { Condition } from '../../lib/condition';
import type { Range } from '../../lib/dates';

/** What drafts of several kinds are made of. */
export const INTERVALS = ['hour', 'day', 'week', 'month'] as const;
export type Interval = (typeof INTERVALS)[number];

/** What sessions alone have to be split by. */
export const SESSION_PARTS = ['channel', 'entry_page', 'exit_page'] as const;

export type Breakdown = {
  property?: string;
  context?: string;
  trait?: string;
  session?: (typeof SESSION_PARTS)[number];
  limit?: number;
};
export type EventChoice = { event: string; where?: Condition };
export type Exclusion = { event: string; from_step: number; to_step: number };

export const WINDOW_UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month'] as const;
/** A length of time. */
export type Span = { value: number; unit: (typeof WINDOW_UNITS)[number] };

/** Stands for “whatever the event”. */
export const ANY_EVENT = '$any';

export type Common = {
  range: Range;
  timezone?: string;
  where?: Condition;
  breakdown?: Breakdown;
  bots?: boolean;
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
};
