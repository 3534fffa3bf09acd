import { readCondition } from '../../lib/condition';
import { addDays, addMonths, daysOf, isDate, lengthInDays, type Range } from '../../lib/dates';
import { ANY_EVENT, type Draft } from './draft';
import { type Clock, type Query, toQuery } from './query';
import { readDraft } from './url';

/** A question as the server keeps it. */
export type Question = Record<string, unknown>;

/** Returns the question to keep: days counted from today stay so; null while it is unfinished. */
export function toQuestion(draft: Draft, clock: Clock): Query | null {
  const query = toQuery(draft, clock);
  if (!query) return null;
  if (draft.kind !== 'correlation') return keptDays(query, draft, clock) as Query;
  return { ...query, of: keptDays(query.of as Question, draft, clock) };
}

function keptDays(question: Question, draft: Draft, clock: Clock): Question {
  const { timezone: _, date_from: __, date_to: ___, ...rest } = question;
  const zone = draft.timezone ? { timezone: draft.timezone } : {};
  return { ...rest, ...zone, ...keptRange(draft.range, clock.today) };
}

/** Returns a kept question as the editor would keep it: programs and templates leave out what is the default. */
export function asKept(question: Question, clock: Clock): Question {
  const draft = fromQuestion(question, clock.today);
  return (draft && toQuestion(draft, clock)) ?? question;
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
  const question = { ...UNSAID[String(kept.kind)], ...kept };
  const asked = flat(question);
  const single = Object.fromEntries(SINGLE.map((name) => [name, named([asked[name]])[0]]));
  const draft = readDraft({
    ...asked,
    ...single,
    range: rangeOf(asked.date_from, asked.date_to, today),
    bots: asked.include_bots,
    series: named(asked.series),
    steps: named(asked.steps),
    measure: Array.isArray(asked.measures) ? asked.measures[0] : undefined,
  });
  return draft && (READ_WHOLE.includes(draft.kind) || asksThe(question, draft, today)) ? draft : undefined;
}

/** A correlation has the fields of its funnel beside its own. */
function flat(question: Question): Question {
  const { kind, of } = question;
  return kind === 'correlation' && isBag(of) ? { ...of, ...question, of: undefined } : question;
}

/** What the server takes where a question says nothing: questions of templates and programs are short. */
const UNSAID: Record<string, Question> = {
  lifecycle: { interval: 'day', new: 'first_match' },
  stickiness: { interval: 'day', min_count: 1 },
  paths: { steps: ['events'], depth: 5, limit: 10, count: 'persons' },
  attribution: {
    by: { context: 'traffic.channel' },
    rules: ['last'],
    window: { value: 30, unit: 'day' },
    conversions: 'every',
  },
  correlation: { factor: 'events', min_persons: 10, limit: 25 },
};

/** Fields that stand for one choice of events. */
const SINGLE = ['first', 'return', 'activity', 'start', 'end', 'conversion'];
/** Kinds of which the editor shows whatever can be asked. */
const READ_WHOLE: string[] = ['trend', 'funnel', 'retention'];

/** Says whether a draft asks exactly the question it was read from, dates apart. */
function asksThe(question: Question, draft: Draft, today: string): boolean {
  const asked = toQuestion(draft, { timezone: '', today });
  return same(undated(asked ?? {}), undated(question));
}

function undated(question: Question): Question {
  const { of } = question;
  return { ...question, ...UNDATED, of: isBag(of) ? { ...of, ...UNDATED } : of };
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

function isBag(value: unknown): value is Question {
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
