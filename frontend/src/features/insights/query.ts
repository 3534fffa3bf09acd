import type { Asked } from '../../api/ask';
import { finished } from '../../lib/condition';
import { daysOf, lengthInDays, type Range } from '../../lib/dates';
import { askAttribution } from './attribution-draft';
import { askExclusions, askStep, clean, eventName, nonEmpty } from './asking';
import {
  type Breakdown,
  type Draft,
  splitsOf,
  type FunnelDraft,
  type Interval,
  isOfEach,
  type Kind,
  needsProperty,
  type Point,
  type TrendDraft,
} from './draft';
import { askCorrelation, type CorrelationDraft } from './correlation-draft';
import { groupTypeOf } from './group-type';
import { askHistogram } from './histogram-draft';
import { askLifecycle } from './lifecycle-draft';
import { askPaths } from './paths-draft';
import { askRetention } from './retention-draft';
import { isSampled } from './sample-model';
import { askSessions } from './sessions-draft';
import { askStickiness } from './stickiness-draft';

/** A question about the project as the server is asked it. */
export type Query = Asked<Kind>;
export type Clock = { timezone: string; today: string };
/** Which percentile is taken until another one is chosen. */
export const USUAL_PERCENTILE = 75;

/** Returns the interval that gives a readable number of points over a range. */
export function fittingInterval(range: Range, today: string): Interval {
  const days = lengthInDays(daysOf(range, today));
  if (days <= 2) return 'hour';
  if (days <= 95) return 'day';
  return days <= 300 ? 'week' : 'month';
}

/** Returns the body of the request, or null while the question is unfinished. */
export function toQuery(draft: Draft, clock: Clock): Query | null {
  const { from, to } = daysOf(draft.range, clock.today);
  const days = { date_from: from, date_to: to, timezone: zoneOf(draft, clock) };
  if (draft.kind === 'correlation') return askCorrelation(draft, days, groupTypeOf(draft));
  const common = clean({
    kind: draft.kind as Kind,
    ...days,
    where: finished(draft.where),
    breakdown: breakdownOf(splitsOf(draft.kind, draft.breakdown)),
    include_bots: draft.bots || undefined,
    sample: sampleOf(draft),
    group_type: groupTypeOf(draft),
  });
  if (draft.kind === 'trend') {
    if (draft.series.some((one) => !one.event || (needsProperty(one.math) && !one.property))) return null;
    return clean({
      ...common,
      interval: draft.interval ?? fittingInterval(draft.range, clock.today),
      series: draft.series.map(({ event, math, property, where, name, percentile, per_person }) =>
        clean({
          event: eventName(event),
          math,
          property: needsProperty(math) ? property : undefined,
          where: finished(where),
          name,
          percentile: math === 'percentile' ? (percentile ?? USUAL_PERCENTILE) : undefined,
          per_person: isOfEach(math) ? per_person : undefined,
        }),
      ),
      formula: draft.formula?.trim() || undefined,
      compare: draft.compare,
      smoothing: draft.smoothing && draft.smoothing > 1 ? draft.smoothing : undefined,
      cumulative: draft.cumulative || undefined,
    });
  }
  if (draft.kind === 'funnel') {
    if (draft.steps.length < 2 || draft.steps.some((step) => !step.event)) return null;
    return clean({
      ...common,
      steps: draft.steps.map((step) => askStep(step, draft.order)),
      order: draft.order,
      window: draft.window,
      exclusions: askExclusions(draft.exclusions),
      attribution: draft.breakdown ? draft.attribution : undefined,
      count: draft.count,
      counting: draft.counting,
      hold_constant: nonEmpty(draft.hold_constant),
      interval: draft.interval,
      drop_off: draft.drop_off,
    });
  }
  return whole(common, askOf(draft, clock));
}

function sampleOf(draft: Draft): number | undefined {
  return isSampled(draft) ? draft.sample : undefined;
}

function zoneOf({ timezone }: Draft, clock: Clock): string {
  return timezone ?? clock.timezone;
}

type Asking = Exclude<Draft, TrendDraft | FunnelDraft | CorrelationDraft>;

/** Returns what a kind asks beside the common fields; null while something is missing. */
function askOf(draft: Asking, clock: Clock): object | null {
  switch (draft.kind) {
    case 'retention':
      return askRetention(draft);
    case 'lifecycle':
      return askLifecycle(draft);
    case 'stickiness':
      return askStickiness(draft);
    case 'paths':
      return askPaths(draft);
    case 'attribution':
      return askAttribution(draft);
    case 'histogram':
      return askHistogram(draft);
    case 'sessions':
      return askSessions(draft, fittingInterval(draft.range, clock.today));
  }
}

/** Returns the common fields with those of a kind, or null while these are unfinished. */
function whole(common: Query, own: object | null): Query | null {
  return own && clean({ ...common, ...own });
}

/** Returns the question "who is behind this number?". */
export function peopleBehind(of: Query, point: Point, limit: number, cursor: string | null): Asked<'people'> {
  return clean({ kind: 'people' as const, ...inServerWords(of, point), limit, cursor: cursor ?? undefined });
}

/** Returns the question and the point whose people are kept, in the server's words. */
export function originOf(of: Query, point: Point) {
  // The document's types of a condition are narrower than what the server takes.
  return inServerWords(of, point) as { of: never; point: never };
}

/** Returns the question "why is this person, or is not, behind this number?". */
export function whyBehind(of: Query, point: Point, person: string): Asked<'why'> {
  return { kind: 'why', ...inServerWords(of, point), person_id: person };
}

/**
 * The server knows columns only. Whoever is active at all is active in at least one interval; participation
 * credits every channel that was touched.
 */
function inServerWords(of: Query, { everybody, touched, ...point }: Point): { of: Query; point: Point } {
  if (everybody) return { of: { ...of, cumulative: true }, point };
  return touched ? { of: { ...of, rules: ['participation'] }, point } : { of, point };
}

function breakdownOf(breakdown: Breakdown | undefined): Breakdown | undefined {
  const { property, context, trait, group_trait, session, segment } = breakdown ?? {};
  const named = property || context || trait || group_trait || session;
  return named || segment?.length ? breakdown : undefined;
}
