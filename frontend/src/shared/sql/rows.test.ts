import { describe, expect, it } from 'vitest';
import type { SqlResult } from '../../api/types';
import { drawingOf, drawnOf } from './rows';

const result: SqlResult = {
  columns: [
    { name: 'day', type: 'Date' },
    { name: 'buyers', type: 'UInt64' },
    { name: 'revenue', type: 'Nullable(Float64)' },
  ],
  rows: [
    ['2026-01-01', 3, 9.5],
    ['2026-01-02', 4, null],
  ],
};

describe('what is drawn of an answer', () => {
  it('is the last numbers by the first other column', () => {
    expect(drawnOf(result)).toEqual({
      labels: ['2026-01-01', '2026-01-02'],
      values: [9.5, null],
      x: 'day',
      y: 'revenue',
    });
  });

  it('is what was picked, as long as it holds numbers', () => {
    expect(drawnOf(result, 'revenue', 'buyers')?.values).toEqual([3, 4]);
    expect(drawnOf(result, 'day', 'day')?.y).toBe('revenue');
  });

  it('is nothing without numbers or rows', () => {
    expect(drawnOf({ columns: [{ name: 'event', type: 'String' }], rows: [['A']] })).toBeNull();
    expect(drawnOf({ ...result, rows: [] })).toBeNull();
  });
});

describe('how rows are drawn when nobody chose', () => {
  it('is a line over days, bars over anything else', () => {
    expect(drawingOf(result)).toBe('line');
    const plans = { ...result, columns: [{ name: 'plan', type: 'String' }, ...result.columns.slice(1)] };
    expect(drawingOf(plans)).toBe('bar');
  });

  it('is the number itself when there is one', () => {
    const columns = [{ name: 'buyers', type: 'UInt64' }];
    expect(drawingOf({ columns, rows: [[7]] })).toBe('number');
    expect(drawingOf({ columns, rows: [[7], [8]] })).toBe('table');
  });

  it('is a table without numbers, without rows, or with more bars than can be told apart', () => {
    expect(drawingOf({ columns: [{ name: 'event', type: 'String' }], rows: [['A']] })).toBe('table');
    expect(drawingOf({ ...result, rows: [] })).toBe('table');
    const columns = [
      { name: 'plan', type: 'String' },
      { name: 'n', type: 'UInt64' },
    ];
    expect(drawingOf({ columns, rows: Array.from({ length: 61 }, (_, n) => [`p${n}`, n]) })).toBe('table');
  });
});
