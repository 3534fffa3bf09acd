import type { CorrelationResult } from '../../api/types';
import type { Point } from './draft';

/** How sure it is that a factor goes with the outcome: the share of false finds among those at least as sure. */
export const SURENESS = ['sure', 'likely', 'perhaps'] as const;
export type Sureness = (typeof SURENESS)[number];

export type Item = {
  key: string;
  name: string;
  value: string | null;
  odds: number;
  low: number;
  high: number;
  p: number;
  q: number;
  sureness: Sureness;
  /** From -1 (with dropping out) to 1 (with converting), on a scale of doublings. */
  bar: number;
  withConverted: number;
  withDropped: number;
  ofConverted: number | null;
  ofDropped: number | null;
};
export type CorrelationView = {
  items: Item[];
  converted: number;
  dropped: number;
  tested: number;
  empty: boolean;
};

/** Returns an answer as rows, the least likely to be chance first. */
export function correlationView(result: CorrelationResult): CorrelationView {
  const { converted, dropped, tested } = result;
  const widest = Math.max(1, ...result.items.map((item) => doublings(item.odds_ratio)));
  const items = result.items.map((item, index): Item => ({
    key: String(index),
    name: item.name,
    value: item.value,
    odds: item.odds_ratio,
    low: item.low,
    high: item.high,
    p: item.p_value,
    q: item.q_value,
    sureness: surenessOf(item.q_value),
    bar: (Math.sign(Math.log(item.odds_ratio)) * doublings(item.odds_ratio)) / widest,
    withConverted: item.converted_with,
    withDropped: item.dropped_with,
    ofConverted: converted ? item.converted_with / converted : null,
    ofDropped: dropped ? item.dropped_with / dropped : null,
  }));
  return { items, converted, dropped, tested, empty: converted === 0 && dropped === 0 };
}

/** Returns how many times the odds double, or halve. */
function doublings(odds: number): number {
  return Math.abs(Math.log2(odds));
}

function surenessOf(q: number): Sureness {
  if (q < 0.01) return 'sure';
  return q < 0.05 ? 'likely' : 'perhaps';
}

/** Returns what to ask for those with a factor who converted, or who did not. */
export function factorPoint({ name, value }: Item, converted: boolean): Point {
  return value === null ? { name, converted } : { name, breakdown: value, converted };
}

export type CorrelationHeads = {
  name: string;
  value: string;
  odds: string;
  low: string;
  high: string;
  p: string;
  q: string;
  converted: string;
  dropped: string;
};

/** Returns the answer as rows of a sheet. */
export function correlationRows(view: CorrelationView, heads: CorrelationHeads) {
  const { name, value, odds, low, high, p, q, converted, dropped } = heads;
  const head: (string | number | null)[] = [name, value, odds, low, high, p, q, converted, dropped];
  return [
    head,
    ...view.items.map((item) => [
      item.name,
      item.value,
      item.odds,
      item.low,
      item.high,
      item.p,
      item.q,
      item.withConverted,
      item.withDropped,
    ]),
  ];
}
