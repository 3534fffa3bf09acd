import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../lib/format';
import { definitionsOf } from './definition-keys';
import { readHistogram, writtenEdges } from './histogram-draft';
import { barPoint, histogramRows, histogramView } from './histogram-model';
import { toQuery } from './query';
import { fromQuestion } from './saved';

const format = formatsFor('en');
const range = { last: 30, unit: 'day' } as const;
const bar = (low: number, high: number, count: number) => ({ low, high, count, persons: count });
const result = (bars: ReturnType<typeof bar>[]) => ({
  bars,
  count: bars.reduce((sum, one) => sum + one.count, 0),
  below: 0,
  above: 0,
  low: 1,
  high: 3,
  mean: 2,
  median: 2,
});

describe('a histogram', () => {
  it('calls a bar of one whole number by it, and any other by both ends', () => {
    const whole = histogramView(result([bar(1, 2, 3), bar(2, 3, 1)]), format);
    expect(whole.bars.map((one) => one.name)).toEqual(['1', '2']);
    const wide = histogramView(result([bar(0, 2.5, 3), bar(2.5, 5, 0)]), format);
    expect(wide.bars.map((one) => one.name)).toEqual(['0 – 2.5', '2.5 – 5']);
    const outside = histogramView({ ...result([bar(0, 1, 2)]), below: 3, above: 4 }, format);
    expect(outside).toMatchObject({ below: 3, above: 4 });
    expect([barPoint(wide.bars[0]), barPoint(wide.bars[1])]).toEqual([{ bar: 0 }, undefined]);
  });

  it('is asked about events, values or what people come to, and waits for its property', () => {
    const clock = { timezone: 'UTC', today: '2026-01-31' };
    const asked = (fields: object) => toQuery(readHistogram({ event: 'A', ...fields }, { range }), clock);
    expect(asked({})).toMatchObject({ kind: 'histogram', event: 'A', per_person: 'total' });
    expect(asked({ how: 'values', property: 'revenue' })).not.toHaveProperty('per_person');
    expect(asked({ how: 'sum', property: 'revenue', bins: 7 })).toMatchObject({ per_person: 'sum', bins: 7 });
    expect(asked({ how: 'sum' })).toBeNull();
  });

  it('that was kept comes back as it was, with edges of its own', () => {
    const kept = { kind: 'histogram', date_from: '-29d', event: 'A', property: 'revenue' };
    const draft = fromQuestion(kept, '2026-01-31');
    expect(draft).toMatchObject({ kind: 'histogram', how: 'values' });
    expect(definitionsOf(draft!)).toEqual(['histogram_values']);
    const edges = [0, 5.5, 10];
    const edged = fromQuestion({ ...kept, edges }, '2026-01-31')!;
    expect(toQuery(edged, { timezone: 'UTC', today: '2026-01-31' })).toMatchObject({ edges });
    expect(writtenEdges('0; 5,5 10')).toEqual(edges);
    expect([writtenEdges('3'), writtenEdges('3; 3'), writtenEdges('a; 3')]).toEqual(Array(3).fill(undefined));
  });

  it('is a sheet of a row a bar', () => {
    const heads = { low: 'From', high: 'To', count: 'Events', persons: 'People', share: 'Share' };
    expect(histogramRows(result([bar(1, 2, 3), bar(2, 3, 1)]), heads)[1]).toEqual([1, 2, 3, 3, 0.75]);
  });
});
