import type { HistogramResult } from '../../api/types';
import type { Format } from '../../lib/format';
import type { Point } from './draft';

/** A bar: its two ends as people read them, how many values and how many people. */
export type Bar = { place: number; name: string; count: number; persons: number; share: number };
export type HistogramView = { bars: Bar[]; below: number; above: number; empty: boolean };

/** Returns an answer as bars with names; whole numbers alone in a bar have one number for a name. */
export function histogramView(result: HistogramResult, format: Format): HistogramView {
  const whole = result.bars.every((bar) => Number.isInteger(bar.low) && bar.high - bar.low === 1);
  const bars = result.bars.map(({ low, high, count, persons }, place) => ({
    place,
    name: whole ? format.number(low) : `${format.number(low)} – ${format.number(high)}`,
    count,
    persons,
    share: result.count ? count / result.count : 0,
  }));
  return {
    bars,
    below: result.below,
    above: result.above,
    empty: result.count + result.below + result.above === 0,
  };
}

/** Returns what to ask for the people of a bar; undefined where there is nobody. */
export function barPoint(bar: Bar | undefined): Point | undefined {
  return bar?.count ? { bar: bar.place } : undefined;
}

/** Returns the answer as rows of a sheet: one row a bar. */
export function histogramRows(
  { bars, count: all }: HistogramResult,
  heads: { low: string; high: string; count: string; persons: string; share: string },
): (string | number | null)[][] {
  const rows = bars.map(({ low, high, count, persons }) => [
    low,
    high,
    count,
    persons,
    all ? count / all : 0,
  ]);
  return [[heads.low, heads.high, heads.count, heads.persons, heads.share], ...rows];
}
