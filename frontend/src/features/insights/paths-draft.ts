import type { Condition } from '../../lib/condition';
import type { Range } from '../../lib/dates';
import { clean, nonEmpty, withWhere } from './asking';
import type { Common, EventChoice, Span } from './parts';
import {
  bag,
  type Bag,
  dropUndefined,
  list,
  oneOf,
  readBreakdown,
  readEvent,
  readSpan,
  readTexts,
  text,
  wholeNumber,
} from './reading';

/** What is a step: any event, pages by path, screens by name, or only the events listed. */
export const STEPS = ['events', 'pages', 'screens', 'own'] as const;
export const PATH_COUNTS = ['persons', 'groups', 'passes'] as const;
export const MOST_STEPS = 20;
export const MOST_NAMES = 50;

export type Naming = { property?: string; context?: string };
export type OwnStep = { event: string; where?: Condition; by?: Naming };
export type PathGroup = { name: string; match: string[] };

export type PathsDraft = Common & {
  kind: 'paths';
  from?: EventChoice;
  to?: EventChoice;
  steps: (typeof STEPS)[number];
  own: OwnStep[];
  depth: number;
  limit: number;
  window?: Span;
  count: (typeof PATH_COUNTS)[number];
  groups: PathGroup[];
  exclude: string[];
};

/** Returns the first question of the kind: which events follow each other in a session. */
export function freshPaths(range: Range): PathsDraft {
  return {
    kind: 'paths',
    range,
    steps: 'events',
    own: [],
    depth: 5,
    limit: 6,
    count: 'persons',
    groups: [],
    exclude: [],
  };
}

/** Says whether steps are counted from the end back. */
export function isBackwards({ from, to }: PathsDraft): boolean {
  return from === undefined && to !== undefined;
}

/** Returns the fewest steps there can be: between two events there is room for one. */
export function fewestSteps({ from, to }: PathsDraft): number {
  return from && to ? 3 : 2;
}

/** Returns paths read from untrusted fields. */
export function readPaths(item: Bag, common: Common): PathsDraft {
  return dropUndefined({
    ...common,
    kind: 'paths' as const,
    from: readAnchor(item.from),
    to: readAnchor(item.to),
    steps: oneOf(item.steps, STEPS) ?? 'events',
    own: list(item.own).map(readOwn),
    depth: wholeNumber(item.depth, 2, MOST_STEPS) ?? 5,
    limit: wholeNumber(item.limit, 1, MOST_NAMES) ?? 6,
    window: bag(item.window) && readSpan(item.window, { value: 1, unit: 'day' }),
    count: oneOf(item.count, PATH_COUNTS) ?? 'persons',
    groups: list(item.groups).map((one) => ({
      name: text(bag(one)?.name) ?? '',
      match: readTexts(bag(one)?.match),
    })),
    exclude: readTexts(item.exclude),
  });
}

function readAnchor(value: unknown): EventChoice | undefined {
  const anchor = readEvent(value);
  return anchor.event ? anchor : undefined;
}

function readOwn(value: unknown): OwnStep {
  const { property, context } = readBreakdown(bag(value)?.by) ?? {};
  const by = property || context ? dropUndefined({ property, context }) : undefined;
  return dropUndefined({ ...readEvent(value), by });
}

/** Returns what is asked of the server beside the common fields; null while nothing is a step. */
export function askPaths(draft: PathsDraft): object | null {
  const own = draft.own.filter((one) => one.event);
  if (draft.steps === 'own' && own.length === 0) return null;
  return {
    from: draft.from && withWhere(draft.from),
    to: draft.to && withWhere(draft.to),
    steps: [
      ...own.map((one) => clean({ ...withWhere(one), by: one.by })),
      ...(draft.steps === 'own' ? [] : [draft.steps]),
    ],
    depth: Math.max(fewestSteps(draft), draft.depth),
    limit: draft.limit,
    window: draft.window,
    count: draft.count,
    groups: nonEmpty(draft.groups.filter((one) => one.name && one.match.length)),
    exclude: nonEmpty(draft.exclude),
  };
}
