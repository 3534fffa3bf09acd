import { needsProperty, type MathName } from './draft';

/** A question as the server keeps it. */
export type Question = Record<string, unknown>;

/**
 * Returns a question with what it leaves unsaid filled in as the server takes it, and without what says nothing:
 * two questions that ask the same are the same in full. Questions of templates and programs are short.
 */
export function inFull(question: Question): Question {
  const kind = String(question.kind);
  const said = withoutEmpty(question);
  const filled = withoutUndefined({
    ...UNSAID[kind],
    ...said,
    ...breakdownOf(said),
    count: countOf(kind, said),
  });
  return FILL[kind]?.(filled) ?? filled;
}

const UNSAID: Record<string, Question> = {
  trend: { interval: 'day' },
  funnel: { order: 'ordered', window: { value: 14, unit: 'day' }, counting: 'best' },
  retention: {
    interval: 'week',
    periods: 12,
    mode: 'first_time',
    bracket: 'on',
    clock: 'calendar',
  },
  lifecycle: { interval: 'day', new: 'first_match', activity: {} },
  stickiness: { interval: 'day', min_count: 1 },
  paths: { steps: ['events'], depth: 5, limit: 10 },
  sessions: { measures: ['sessions'] },
  attribution: {
    by: { context: 'traffic.channel' },
    rules: ['last'],
    window: { value: 30, unit: 'day' },
    conversions: 'every',
  },
  correlation: { factor: 'events', min_persons: 10, limit: 25 },
};

/** People are counted unless groups are; only funnels and paths say so each time. */
function countOf(kind: string, { count }: Question): unknown {
  if (kind === 'funnel' || kind === 'paths') return count ?? 'persons';
  return count === 'persons' ? undefined : count;
}

/** What a kind has beside fields of one value each. */
const FILL: Record<string, (question: Question) => Question> = {
  trend: (question) => ({ ...question, series: itemsOf(question.series, lineOf) }),
  funnel: ofFunnel,
  retention: ofRetention,
  lifecycle: (question) => ({ ...question, activity: unnamed(question.activity) }),
  stickiness: (question) => ({ ...question, series: itemsOf(question.series, eventOf) }),
  paths: ofPaths,
  sessions: (question) => ({ ...question, key_events: itemsOf(question.key_events, unnamed) }),
  histogram: ofHistogram,
  attribution: ofAttribution,
  correlation: (question) => ({ ...question, of: isBag(question.of) ? inFull(question.of) : question.of }),
};

function lineOf(item: unknown): unknown {
  if (!isBag(item)) return item;
  const line: Question = { math: 'total', ...(eventOf(item) as Question) };
  const math = String(line.math) as MathName;
  return withoutEmpty({
    ...line,
    property: needsProperty(math) ? line.property : undefined,
    percentile: math === 'percentile' ? line.percentile : undefined,
  });
}

function ofFunnel(question: Question): Question {
  const steps = itemsOf(question.steps, unnamed);
  const last = Math.max(1, (steps?.length ?? 0) - 1);
  const exclusion = (item: unknown) =>
    isBag(item) ? { from_step: 0, to_step: last, ...(unnamed(item) as Question) } : item;
  return withoutUndefined({
    ...question,
    steps,
    exclusions: itemsOf(question.exclusions, exclusion),
    attribution: question.breakdown ? (question.attribution ?? 'first_touch') : undefined,
  });
}

function ofRetention(question: Question): Question {
  const { first, return: returning, min_count, amount } = question;
  return withoutUndefined({
    ...question,
    first: unnamed(first),
    return: unnamed(returning),
    min_count: min_count === 1 ? undefined : min_count,
    amount: isBag(amount) ? { math: 'sum', ...withoutEmpty(amount) } : amount,
  });
}

function ofPaths(question: Question): Question {
  return withoutUndefined({
    ...question,
    from: unnamed(question.from),
    to: unnamed(question.to),
    steps: itemsOf(question.steps, unnamed),
  });
}

function ofHistogram(question: Question): Question {
  const per_person = question.per_person ?? (question.property === undefined ? 'total' : undefined);
  const property = per_person === 'total' ? undefined : question.property;
  return withoutUndefined({ ...(eventOf(question) as Question), per_person, property });
}

function ofAttribution(question: Question): Question {
  const rules = Array.isArray(question.rules) ? (question.rules as unknown[]) : [];
  const touchpoints = itemsOf(question.touchpoints, unnamed);
  const any = touchpoints?.length === 1 && same(touchpoints[0], {});
  const halfLife = question.half_life ?? { value: 7, unit: 'day' };
  return withoutUndefined({
    ...question,
    conversion: unnamed(question.conversion),
    touchpoints: any ? undefined : touchpoints,
    half_life: rules.includes('time_decay') ? halfLife : undefined,
    shares: rules.includes('custom') ? question.shares : undefined,
  });
}

const MOST_GROUPS = 25;

function breakdownOf({ breakdown }: Question): Question {
  if (!isBag(breakdown)) return {};
  const said = withoutEmpty(breakdown);
  const segment = typeof said.segment === 'string' ? [said.segment] : said.segment;
  const limit = said.limit === MOST_GROUPS || segment !== undefined ? undefined : said.limit;
  return { breakdown: withoutUndefined({ ...said, segment, limit }) };
}

/** An event of any name has none; `*` stands for it too. */
function eventOf(item: unknown): unknown {
  if (!isBag(item)) return item;
  const said = withoutEmpty(item);
  return said.event === '*' ? withoutUndefined({ ...said, event: undefined }) : said;
}

/** What the server lets an event be called, and never shows. */
function unnamed(item: unknown): unknown {
  const event = eventOf(item);
  return isBag(event) ? withoutUndefined({ ...event, name: undefined }) : event;
}

function itemsOf(items: unknown, read: (item: unknown) => unknown): unknown[] | undefined {
  return Array.isArray(items) ? items.map(read) : undefined;
}

/** What is no, nothing, or as it is anyway says nothing. */
function withoutEmpty(question: Question): Question {
  const said = ([name, value]: [string, unknown]) =>
    name !== 'refresh' && !(value === null || value === undefined || value === false || isEmptyList(value));
  const { smoothing, sample, ...rest } = Object.fromEntries(Object.entries(question).filter(said));
  return withoutUndefined({
    ...rest,
    smoothing: smoothing === 1 ? undefined : smoothing,
    sample: sample === 1 ? undefined : sample,
  });
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

function withoutUndefined(bag: Question): Question {
  return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined));
}

/** Says whether a value of JSON is an object with fields. */
export function isBag(value: unknown): value is Question {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says whether two pieces of JSON are the same, whatever the order of their keys. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isBag(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .filter((key) => value[key] !== undefined)
      .map((key) => [key, sorted(value[key])]),
  );
}
