import type { Range } from '../../lib/dates';
import { finished } from '../../lib/condition';
import { askExclusions, askStep, clean, nonEmpty } from './asking';
import { type Common, type Counted, type Exclusion, type FunnelWindow, type StepChoice } from './parts';
import {
  type Bag,
  dropUndefined,
  list,
  oneOf,
  readExclusions,
  readFunnelWindow,
  readStep,
  readTexts,
  wholeNumber,
} from './reading';

export const FACTORS = ['events', 'properties', 'traits'] as const;
export type Factor = (typeof FACTORS)[number];
export const CORRELATED_ORDERS = ['ordered', 'strict', 'any'] as const;
/** Each person enters once: the other ways to count have no single outcome to compare. */
export const CORRELATED_COUNTINGS = ['best', 'first'] as const;
/** Groups have no traits of persons. */
export const GROUP_FACTORS = ['events', 'properties'] as const;
export const MOST_NAMES = 20;

export type CorrelationDraft = Common & {
  kind: 'correlation';
  steps: StepChoice[];
  order: (typeof CORRELATED_ORDERS)[number];
  window: FunnelWindow;
  exclusions: Exclusion[];
  counting: (typeof CORRELATED_COUNTINGS)[number];
  hold_constant: string[];
  factor: Factor;
  names: string[];
  exclude: string[];
  min_persons: number;
  limit: number;
  count?: Counted;
};

/** Says whether it can be asked what goes with converting in a funnel: of people or groups that enter it once each. */
export function isCorrelated({ count, counting }: { count: string; counting: string }): boolean {
  return count !== 'sessions' && oneOf(counting, CORRELATED_COUNTINGS) !== undefined;
}

/** What a correlation takes over from a funnel. */
export type FunnelParts = Common &
  Pick<CorrelationDraft, 'steps' | 'order' | 'window' | 'exclusions' | 'hold_constant'> & {
    counting: string;
    count: string;
  };

const FORTNIGHT: FunnelWindow = { value: 14, unit: 'day' };
const FRESH = { factor: 'events', names: [], exclude: [], min_persons: 10, limit: 25 } as const;

/** Returns the first question of the kind: what goes with getting from one event to another. */
export function freshCorrelation(range: Range, first: string, last: string): CorrelationDraft {
  return {
    kind: 'correlation',
    range,
    steps: [{ event: first }, { event: last }],
    order: 'ordered',
    window: FORTNIGHT,
    exclusions: [],
    counting: 'best',
    hold_constant: [],
    ...FRESH,
    names: [],
    exclude: [],
  };
}

/** Returns the question what goes with converting in a funnel. */
export function correlationOf(funnel: FunnelParts): CorrelationDraft {
  const { range, timezone, where, bots, group_type, steps, order, window, exclusions, hold_constant } =
    funnel;
  return dropUndefined<CorrelationDraft>({
    kind: 'correlation',
    range,
    timezone,
    where,
    bots,
    steps,
    order,
    window,
    exclusions,
    counting: oneOf(funnel.counting, CORRELATED_COUNTINGS) ?? 'best',
    hold_constant,
    count: funnel.count === 'groups' ? 'groups' : undefined,
    group_type: funnel.count === 'groups' ? group_type : undefined,
    ...FRESH,
    names: [],
    exclude: [],
  });
}

/** Returns the question about people or about groups, whose factors are fewer. */
export function countingOf(draft: CorrelationDraft, count: Counted | undefined): CorrelationDraft {
  const lost = count === 'groups' && draft.factor === 'traits';
  return { ...draft, count, ...(lost ? { factor: 'events', names: [] } : {}) };
}

/** Returns a correlation read from untrusted fields. */
export function readCorrelation(item: Bag, common: Common): CorrelationDraft {
  return dropUndefined<CorrelationDraft>({
    ...common,
    kind: 'correlation',
    steps: list(item.steps).map(readStep),
    order: oneOf(item.order, CORRELATED_ORDERS) ?? 'ordered',
    window: readFunnelWindow(item.window),
    exclusions: readExclusions(item.exclusions),
    counting: oneOf(item.counting, CORRELATED_COUNTINGS) ?? 'best',
    hold_constant: readTexts(item.hold_constant),
    factor: oneOf(item.factor, FACTORS) ?? 'events',
    names: readTexts(item.names).slice(0, MOST_NAMES),
    exclude: readTexts(item.exclude),
    min_persons: wholeNumber(item.min_persons, 1, 1_000_000) ?? 10,
    limit: wholeNumber(item.limit, 1, 200) ?? 25,
    count: oneOf(item.count, ['groups'] as const),
  });
}

type Days = { date_from: string; date_to: string; timezone: string };

/** Returns the question as the server is asked it; null while something is missing. */
export function askCorrelation(
  draft: CorrelationDraft,
  days: Days,
  group_type: CorrelationDraft['group_type'],
) {
  const { factor, names, exclude, min_persons, limit, steps } = draft;
  const unnamed = factor !== 'events' && names.length === 0;
  if (unnamed || steps.length < 2 || steps.some((step) => !step.event)) return null;
  const of = clean({
    kind: 'funnel',
    ...days,
    where: finished(draft.where),
    include_bots: draft.bots || undefined,
    steps: steps.map((step) => askStep(step, draft.order)),
    order: draft.order,
    window: draft.window,
    exclusions: askExclusions(draft.exclusions),
    counting: draft.counting,
    count: draft.count,
    group_type,
    hold_constant: nonEmpty(draft.hold_constant),
  });
  return clean({
    kind: 'correlation' as const,
    of,
    factor,
    names: factor === 'events' ? undefined : names,
    exclude: nonEmpty(exclude),
    min_persons,
    limit,
  });
}
