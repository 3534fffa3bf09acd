import { describe, expect, it } from 'vitest';
import { plainTable } from './plain-table';

describe('an answer without a chart of its own', () => {
  it('has a row a date when it has lines over time', () => {
    const series = [
      { name: 'new', labels: ['2026-01-01', '2026-01-02'], values: [3, null] },
      { name: 'dormant', labels: ['2026-01-02'], values: [-1] },
    ];
    expect(plainTable({ series, complete: 1 })).toEqual({
      heads: ['', 'new', 'dormant'],
      rows: [
        ['2026-01-01', 3, null],
        ['2026-01-02', null, -1],
      ],
    });
  });

  it('has a row an item of its list, without what is nested', () => {
    const channels = [
      { channel: 'email', credit: 2.5, shares: { a: 1 } },
      { channel: null, credit: 1 },
    ];
    expect(plainTable({ total: { sessions: 3 }, channels })).toEqual({
      heads: ['channel', 'credit'],
      rows: [
        ['email', 2.5],
        [null, 1],
      ],
    });
    expect(plainTable({})).toEqual({ heads: [], rows: [] });
  });
});
