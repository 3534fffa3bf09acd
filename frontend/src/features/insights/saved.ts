import { readCondition } from '../../lib/condition';
import { addDays, addMonths, daysOf, isDate, lengthInDays, type Range } from '../../lib/dates';
import { ANY_EVENT, type Draft } from './draft';
import { inFull, isBag, type Question, same } from './in-full';
import { type Clock, type Query, toQuery } from './query';
import { readDraft } from './url';

export { type Question, same } from './in-full';

/**
 * Returns the question to keep: days counted from today stay so; null while it is unfinished. What `before` (the one it
 * was opened from) leaves unsaid, and nobody chose since, stays unsaid.
 */
export function toQuestion(draft: Draft, clock: Clock, before?: Question): Query | null {
  const query = toQuery(draft, clock);
  if (!query) return null;
  if (draft.kind === 'sessions' && draft.interval === undefined && before && isUntimed(before))
    return keptDays({ ...query, interval: undefined }, draft, clock) as Query;
  if (draft.kind !== 'correlation') return keptDays(query, draft, clock) as Query;
  return { ...query, of: keptDays(query.of as Question, draft, clock) };
}

function keptDays(question: Question, draft: Draft, clock: Clock): Question {
  const { timezone: _, date_from: __, date_to: ___, ...rest } = question;
  const zone = draft.timezone ? { timezone: draft.timezone } : {};
  return { ...rest, ...zone, ...keptRange(draft.range, clock.today) };
}

/** Returns a span as a question keeps it. */
export function keptRange(range: Range, today: string): { date_from: string; date_to?: string } {
  const { from, to } = daysOf(range, today);
  if ('from' in range) return { date_from: from, date_to: to };
  return { date_from: `-${lengthInDays({ from, to }) - 1}d` };
}

/** Returns the span that kept dates stand for: one that moves with today when it ends today. */
export function rangeOf(from: unknown, to: unknown, today: string): Range {
  const first = dayOf(from ?? '-29d', today);
  if (to === undefined || to === null || to === '0d') {
    const last = lengthInDays({ from: first, to: today });
    if (!isDate(from) && last > 0) return { last, unit: 'day' };
  }
  return { from: first, to: dayOf(to ?? '0d', today) };
}

/** Returns a kept question for the editor; undefined when it says something that the editor cannot show. */
export function fromQuestion(kept: Question, today: string): Draft | undefined {
  if (!editable(kept)) return undefined;
  const question = inFull(kept);
  const asked = flat(question);
  const single = Object.fromEntries(SINGLE.map((name) => [name, named([asked[name]])[0]]));
  const draft = readDraft({
    ...asked,
    ...single,
    ...EDITED[String(kept.kind)]?.(asked),
    range: rangeOf(asked.date_from, asked.date_to, today),
    bots: asked.include_bots,
    series: named(asked.series),
    exclusions: named(asked.exclusions),
    measure: Array.isArray(asked.measures) ? asked.measures[0] : undefined,
  });
  return draft && asksThe(question, draft, today) ? draft : undefined;
}

/** A correlation has the fields of its funnel beside its own. */
function flat(question: Question): Question {
  const { kind, of } = question;
  return kind === 'correlation' && isBag(of) ? { ...of, ...question, of: undefined } : question;
}

/** Fields that the editor has in other words. */
const EDITED: Record<string, (asked: Question) => Question> = {
  funnel: ({ steps }) => ({ steps: named(steps) }),
  correlation: ({ steps }) => ({ steps: named(steps) }),
  sessions: ({ key_events }) => ({ key_events: named(key_events) }),
  histogram: ({ event }) => ({ event: event ?? ANY_EVENT }),
  attribution: ({ touchpoints, shares }) => ({ touchpoints: named(touchpoints), shares: inPerCent(shares) }),
  paths: ({ steps }) => pathSteps(Array.isArray(steps) ? steps : []),
};

function inPerCent(shares: unknown): unknown {
  if (!isBag(shares)) return undefined;
  return { first: Math.round(Number(shares.first) * 100), last: Math.round(Number(shares.last) * 100) };
}

/** Steps of paths: events of their own, then a word for many, or none. */
function pathSteps(steps: unknown[]): Question {
  return { own: named(steps.filter(isBag)), steps: steps.find((one) => typeof one === 'string') ?? 'own' };
}

/** Fields that stand for one choice of events. */
const SINGLE = ['first', 'return', 'activity', 'from', 'to', 'conversion'];

/** Says whether a draft asks exactly the question it was read from, dates apart. */
function asksThe(question: Question, draft: Draft, today: string): boolean {
  const asked = toQuestion(draft, { timezone: '', today });
  return asked !== null && same(undated(inFull(asked), question), undated(question, question));
}

/** Sessions without an interval are the sums alone; drawn over time they have the same. */
function undated(question: Question, kept: Question): Question {
  const { of, interval } = question;
  return {
    ...question,
    ...UNDATED,
    interval: isUntimed(kept) ? undefined : interval,
    of: isBag(of) ? { ...of, ...UNDATED } : of,
  };
}

function isUntimed({ kind, interval }: Question): boolean {
  return kind === 'sessions' && (interval ?? undefined) === undefined;
}

/** Says whether two questions ask the same, however much of it they say. */
export function asksTheSame(one: Question, other: Question): boolean {
  return same(dated(inFull(one)), dated(inFull(other)));
}

/** Says the days that are left out: the last thirty. */
function dated(question: Question): Question {
  const { of, date_from: from, date_to: to } = question;
  if (isBag(of)) return { ...question, of: dated(of as Question) };
  return { ...question, date_from: from ?? '-29d', date_to: to === '0d' ? undefined : (to ?? undefined) };
}

const UNDATED = { date_from: undefined, date_to: undefined };

const RELATIVE = /^([+-]?)(\d{1,4})([dwmy])$/;

function dayOf(text: unknown, today: string): string {
  if (isDate(text)) return text;
  const [, sign, digits, unit] = RELATIVE.exec(String(text)) ?? ['', '-', '0', 'd'];
  const count = Number(digits) * (sign === '+' ? 1 : -1);
  if (unit === 'm' || unit === 'y') return addMonths(today, unit === 'y' ? count * 12 : count);
  return addDays(today, unit === 'w' ? count * 7 : count);
}

function named(items: unknown): unknown[] {
  if (!Array.isArray(items)) return [];
  return items.map((item: Question | undefined) => {
    if (!isBag(item)) return item;
    const any = item?.event === undefined || item.event === null || item.event === '*';
    return any ? { ...item, event: ANY_EVENT } : item;
  });
}

/** A condition that the editor would lose a part of must not be opened in it. */
function editable(question: Question): boolean {
  return Object.entries(question).every(([key, value]) => {
    if (key === 'where') return value === null || same(readCondition(value), value);
    if (Array.isArray(value)) return value.every((item) => !isBag(item) || editable(item));
    return !isBag(value) || editable(value);
  });
}
