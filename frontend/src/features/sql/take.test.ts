import { describe, expect, it } from 'vitest';
import { asCurl, asPython } from './take';
import { readSqlSearch } from './url';

describe('taking the answer away', () => {
  it('quotes the query for the shell and for Python', () => {
    const sql = `SELECT 'it''s', "a"\nFROM events`;
    expect(asCurl(sql, 'http://x/query')).toContain(`'\\''it'\\'''\\''s'\\''`);
    expect(asPython(sql, 'http://x')).toContain(`cauce.sql("SELECT 'it''s', \\"a\\"\\nFROM events")`);
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
