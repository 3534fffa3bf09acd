import { describe, expect, it } from 'vitest';
import type { SqlResult } from '../../api/types';
import { asCurl, asPython, drawnOf, fileRows } from './model';
import { readSqlSearch } from './url';

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

describe('taking the answer away', () => {
  it('keeps numbers as numbers and writes lists as text', () => {
    const lists = { columns: [{ name: 'l', type: 'Array(String)' }], rows: [[['a', 'b']]] };
    expect(fileRows(result)[1]).toEqual(['2026-01-01', 3, 9.5]);
    expect(fileRows(lists)[1]).toEqual(['["a","b"]']);
  });

  it('quotes the query for the shell and for Python', () => {
    const sql = `SELECT 'it''s', "a"\nFROM events`;
    expect(asCurl(sql, 'http://x/query')).toContain(`'\\''it'\\'''\\''s'\\''`);
    expect(asPython(sql, 'http://x/query')).toContain(`"sql": "SELECT 'it''s', \\"a\\"\\nFROM events"`);
  });
});

describe('the address', () => {
  it('leaves out what it cannot read', () => {
    expect(readSqlSearch({ sql: 'SELECT 1', shape: 'pie', x: 3 })).toEqual({
      sql: 'SELECT 1',
      shape: undefined,
      x: '3',
      y: undefined,
    });
  });
});
