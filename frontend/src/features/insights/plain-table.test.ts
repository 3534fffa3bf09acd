import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../lib/format';
import { translatorFor } from '../../server/translator';
import { headText, plainTable } from './plain-table';
import { fieldName, fieldWriter } from './plain-words';

describe('an answer without a chart of its own', () => {
  it('has a row a date when it has lines over time', () => {
    const series = [
      { name: 'new', labels: ['2026-01-01', '2026-01-02'], values: [3, null] },
      { name: 'dormant', labels: ['2026-01-02'], values: [-1] },
    ];
    expect(plainTable({ series, complete: 1 })).toEqual({
      heads: ['', 'new', 'dormant'],
      fields: ['label', undefined, undefined],
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
      fields: ['channel', 'credit'],
      rows: [
        ['email', 2.5],
        [null, 1],
      ],
    });
    expect(plainTable({})).toEqual({ heads: [], fields: [], rows: [] });
  });

  it('is called in words, and by the group that a line is of', () => {
    const say = (field: string) => ({ bounce_rate: 'Bounce rate', label: 'Date' })[field] ?? field;
    const line = { measure: 'bounce_rate', breakdown: 'email', labels: ['2026-01-01'], values: [0.5] };
    const lines = plainTable({ series: [line] });
    expect([0, 1].map((place) => headText(lines, place, say))).toEqual(['Date', 'Bounce rate · email']);
    const sql = plainTable({ columns: [{ name: 'label' }], rows: [['x']] });
    expect(headText(sql, 0, say)).toBe('label');
    const t = translatorFor('es');
    expect(['odds_ratio', 'engagement_rate', 'credit'].map((one) => fieldName(one, t))).toEqual([
      'Razón de probabilidades',
      'Tasa de interacción',
      'credit',
    ]);
    expect(fieldWriter('bounce_rate', formatsFor('en'))(0.5)).toBe('50%');
  });

  it('is the sums where there is nothing else', () => {
    const total = { breakdown: null, sessions: 18_000, bounce_rate: 0.25 };
    const found = plainTable({ total, rows: [], series: [] });
    expect(found).toMatchObject({
      heads: ['breakdown', 'sessions', 'bounce_rate'],
      rows: [[null, 18_000, 0.25]],
    });
  });
});
