import type { Range } from '../../lib/dates';
import { eventName } from './asking';
import { type Common, COUNTED, type Counted } from './parts';
import { type Bag, between, dropUndefined, list, oneOf, text, wholeNumber } from './reading';

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
  /** Where bars begin and end, instead of so many of one width. */
  edges?: number[];
  count?: Counted;
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
  const edges = readEdges(item.edges);
  return dropUndefined({
    ...common,
    kind: 'histogram' as const,
    event: text(item.event) ?? '',
    how: oneOf(item.how, HOWS) ?? oneOf(item.per_person, HOWS) ?? (property ? 'values' : 'total'),
    property,
    bins: edges ? undefined : wholeNumber(item.bins, 1, MOST_BINS),
    edges,
    count: oneOf(item.count, COUNTED),
  });
}

const LARGEST = 1e15;

/** Returns where bars begin and end, or nothing when these do not rise. */
export function readEdges(value: unknown): number[] | undefined {
  const edges = list(value).map((one) => between(one, -LARGEST, LARGEST));
  const rising = edges.every(
    (edge, at) => edge !== undefined && (at === 0 || edge > (edges[at - 1] ?? edge)),
  );
  return edges.length > 1 && edges.length <= MOST_BINS + 1 && rising ? (edges as number[]) : undefined;
}

/** Returns edges as somebody writes them, "0; 10; 50"; nothing of what is no such list. */
export function writtenEdges(words: string): number[] | undefined {
  return readEdges(
    words
      .split(/[\s;]+/)
      .filter(Boolean)
      .map((word) => Number(word.replace(',', '.'))),
  );
}

/** Returns what is asked of the server beside the common fields; null while something is missing. */
export function askHistogram({ event, how, property, bins, edges, count }: HistogramDraft): object | null {
  if (!event || (isOfProperty(how) && !property)) return null;
  return {
    event: eventName(event),
    property: isOfProperty(how) ? property : undefined,
    per_person: how === 'values' ? undefined : how,
    bins: edges ? undefined : bins,
    edges,
    count,
  };
}
