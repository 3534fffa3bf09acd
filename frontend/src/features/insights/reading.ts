import { readCondition } from '../../lib/condition';
import { isDate, type Range } from '../../lib/dates';
import { type OfGroup, readGroupTypeName } from '../../shared/group-traits';
import { nonEmpty } from './asking';
import {
  type Breakdown,
  type EventChoice,
  type Exclusion,
  type FunnelWindow,
  MOST_SESSIONS,
  MOST_SPLITS,
  type Span,
  type Split,
  type StepChoice,
  WINDOW_UNITS,
} from './parts';

/** The fields of untrusted JSON. */
export type Bag = Record<string, unknown>;

/** Returns the days a question covers: two dates, or a span up to today. */
export function readRange(value: unknown): Range {
  const item = bag(value) ?? {};
  if (isDate(item.from) && isDate(item.to) && item.from <= item.to) return { from: item.from, to: item.to };
  return {
    last: wholeNumber(item.last, 1, 3660) ?? 30,
    unit: oneOf(item.unit, ['day', 'week', 'month'] as const) ?? 'day',
  };
}

/** Returns a length of time. */
export function readSpan(value: unknown, otherwise: Span): Span {
  const span = bag(value) ?? {};
  return {
    value: wholeNumber(span.value, 1, 100_000) ?? otherwise.value,
    unit: oneOf(span.unit, WINDOW_UNITS) ?? otherwise.unit,
  };
}

/** Returns events with their filters; those without a name are left out. */
export function readEvents(value: unknown): EventChoice[] {
  return list(value)
    .map(readEvent)
    .filter((one) => one.event);
}

/** Returns the texts of a list. */
export function readTexts(value: unknown): string[] {
  return list(value).filter((one): one is string => typeof one === 'string' && one !== '');
}

/** Returns what splits an answer, or nothing. */
export function readBreakdown(value: unknown): Breakdown | undefined {
  const item = bag(value);
  const property = text(item?.property);
  const context = property ? undefined : text(item?.context);
  const trait = property || context ? undefined : text(item?.trait);
  const segment = readSegments(item?.segment);
  if (segment) return { segment };
  const ofGroup = property || context || trait ? {} : readOfGroup(item);
  if (!property && !context && !trait && !ofGroup.group_trait) return undefined;
  const also = nonEmpty(
    list(item?.also)
      .map(readSplit)
      .slice(0, MOST_SPLITS - 1)
      .filter(isNamed),
  );
  return dropUndefined({
    property,
    context,
    trait,
    ...ofGroup,
    limit: wholeNumber(item?.limit, 1, 200),
    also,
  });
}

function readOfGroup(item: Record<string, unknown> | undefined): OfGroup {
  const group_trait = text(item?.group_trait);
  return group_trait ? dropUndefined({ group_trait, group_type: readGroupTypeName(item?.group_type) }) : {};
}

/** Returns the cohorts that are compared, or nothing: ids, or `$everybody`. */
function readSegments(value: unknown): string[] | undefined {
  const ids = (Array.isArray(value) ? value : [value])
    .map((one) => (typeof one === 'number' ? String(one) : text(one)))
    .filter((one): one is string => one !== undefined && /^([1-9]\d{0,17}|\$everybody)$/.test(one));
  return ids.length ? [...new Set(ids)].slice(0, 10) : undefined;
}

function readSplit(value: unknown): Split {
  const { property, context, trait, group_trait, group_type } = readBreakdown(value) ?? {};
  return dropUndefined({ property, context, trait, group_trait, group_type });
}

const isNamed = (split: Split) => Object.keys(split).length > 0;

/** Returns an event with its filter; without a name when none is there. */
export function readEvent(value: unknown): EventChoice {
  const item = bag(value) ?? {};
  return dropUndefined({ event: text(item.event) ?? '', where: readCondition(item.where) });
}

/** Returns a step of a funnel: an event that may be left out, or keeps its place; the first is never left out. */
export function readStep(value: unknown, place: number): StepChoice {
  const item = bag(value) ?? {};
  return dropUndefined({
    ...readEvent(value),
    optional: (place > 0 && item.optional === true) || undefined,
    anchored: item.anchored === true || undefined,
  });
}

/** Returns the window of a funnel, a fortnight when it says none. */
export function readFunnelWindow(value: unknown): FunnelWindow {
  const { value: count, unit } = bag(value) ?? {};
  if (unit === 'session') return { value: wholeNumber(count, 1, MOST_SESSIONS) ?? 1, unit };
  return readSpan(value, { value: 14, unit: 'day' });
}

/** Returns what must not happen between steps. */
export function readExclusions(value: unknown): Exclusion[] {
  return list(value).map((one) => {
    const { from_step, to_step } = bag(one) ?? {};
    return {
      ...readEvent(one),
      from_step: wholeNumber(from_step, 0, 50) ?? 0,
      to_step: wholeNumber(to_step, 0, 50) ?? 1,
    };
  });
}

/** Returns an object as fields, or nothing. */
export function bag(value: unknown): Bag | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : undefined;
}

/** Returns a list, empty when it is none. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns text that is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns the word when it is one of those allowed. */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

/** Returns the share of a sample, which is less than everybody. */
export function readSample(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0.01 && value < 1 ? value : undefined;
}

/** Returns a whole number within bounds, else nothing. */
export function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined;
}

/** Returns the number when it lies within bounds, else nothing. */
export function between(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

/** Returns the fields that are there. */
export function dropUndefined<Item extends object>(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item;
}
