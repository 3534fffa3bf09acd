import type { Range } from '../../lib/dates';
import { eventName } from './asking';
import type { Common } from './parts';
import { type Bag, dropUndefined, oneOf, text, wholeNumber } from './reading';

/** What is spread: how many events a person has, each value of a property, or what a person's values come to. */
export const HOWS = ['total', 'values', 'sum', 'avg', 'min', 'max'] as const;
export type How = (typeof HOWS)[number];
export const MOST_BINS = 200;

export type HistogramDraft = Common & {
  kind: 'histogram';
  event: string;
  how: How;
  property?: string;
  bins?: number;
};

/** Returns the first question of the kind: how many events people have. */
export function freshHistogram(range: Range, event: string): HistogramDraft {
  return { kind: 'histogram', range, event, how: 'total' };
}

/** Says whether a property is needed to know what is spread. */
export const isOfProperty = (how: How): boolean => how !== 'total';

/** Returns a histogram read from untrusted fields; a question of the server says `how` by `per_person`. */
export function readHistogram(item: Bag, common: Common): HistogramDraft {
  const property = text(item.property);
  return dropUndefined({
    ...common,
    kind: 'histogram' as const,
    event: text(item.event) ?? '',
    how: oneOf(item.how, HOWS) ?? oneOf(item.per_person, HOWS) ?? (property ? 'values' : 'total'),
    property,
    bins: wholeNumber(item.bins, 1, MOST_BINS),
  });
}

/** Returns what is asked of the server beside the common fields; null while something is missing. */
export function askHistogram({ event, how, property, bins }: HistogramDraft): object | null {
  if (!event || (isOfProperty(how) && !property)) return null;
  return {
    event: eventName(event),
    property: isOfProperty(how) ? property : undefined,
    per_person: how === 'values' ? undefined : how,
    bins,
  };
}
