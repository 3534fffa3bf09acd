import { describe, expect, it } from 'vitest';
import { readSqlSearch } from './url';

describe('the address', () => {
  it('leaves out what it cannot read', () => {
    expect(readSqlSearch({ sql: 'SELECT 1', shape: 'pie', x: 3 })).toEqual({
      sql: 'SELECT 1',
      shape: undefined,
      x: '3',
      y: undefined,
      insight: undefined,
      board: undefined,
    });
    expect(readSqlSearch({ insight: 7, board: 'x' })).toMatchObject({ insight: '7', board: undefined });
  });
});
