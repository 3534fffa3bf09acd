import { describe, expect, it } from 'vitest';
import type { Kept } from './keep';
import { addressOf, drawingOf, questionOf, viewOf, withChart } from './model';

const kept: Kept = {
  name: 'Sales',
  description: '',
  question: { kind: 'sql', sql: 'SELECT 1', timezone: 'UTC', chart: { shape: 'line', x: 'day', y: 'sales' } },
  view: 'chart',
};

describe('a query that is kept', () => {
  it('is asked as it is, until another one is run in its place', () => {
    expect(questionOf({}, kept)).toEqual(kept.question);
    expect(questionOf({ sql: 'SELECT 2' }, kept)).toMatchObject({ sql: 'SELECT 2', timezone: 'UTC' });
    expect(questionOf({}, undefined)).toBeUndefined();
    expect(questionOf({ sql: 'SELECT 2' }, undefined)).toEqual({ kind: 'sql', sql: 'SELECT 2' });
  });

  it('is drawn as it was, unless the address says otherwise', () => {
    expect(drawingOf({}, kept)).toEqual({ shape: 'line', x: 'day', y: 'sales' });
    expect(drawingOf({ shape: 'bar', y: 'people' }, kept)).toEqual({ shape: 'bar', x: 'day', y: 'people' });
    expect(drawingOf({}, { ...kept, view: 'table' })).toMatchObject({ shape: 'table' });
    expect(drawingOf({}, undefined)).toMatchObject({ shape: 'table' });
  });

  it('is shown on dashboards as it was chosen', () => {
    expect([viewOf({}, undefined), viewOf({ shape: 'table' }, kept), viewOf({ shape: 'bar' }, kept)]).toEqual(
      ['chart', 'table', 'chart'],
    );
    expect(viewOf({}, { ...kept, view: 'table' })).toBe('table');
  });

  it('is drawn by what its rows hold when nobody chose', () => {
    const columns = [
      { name: 'country', type: 'String' },
      { name: 'orders', type: 'UInt64' },
    ];
    const result = { columns, rows: [['ES', 3], ['MX', 2]] }; // prettier-ignore
    const unchosen: Kept = { ...kept, question: { kind: 'sql', sql: 'SELECT 1' } };
    expect(drawingOf({}, unchosen, result).shape).toBe('bar');
    expect(withChart(unchosen.question, {}, drawingOf({}, unchosen, result))).toEqual(unchosen.question);
    expect(drawingOf({}, undefined, result).shape).toBe('table');
  });

  it('is kept with the columns that were chosen; a table with none', () => {
    const { chart, ...plain } = kept.question;
    const chosen = { y: 'people' };
    expect(withChart(kept.question, {}, drawingOf({}, kept))).toEqual(kept.question);
    expect(withChart(kept.question, chosen, drawingOf(chosen, kept))).toEqual({
      ...plain,
      chart: { ...chart, y: 'people' },
    });
    const table = { shape: 'table' } as const;
    expect(withChart(kept.question, table, drawingOf(table, kept))).toEqual(plain);
  });
});

describe('a query that is no longer kept', () => {
  it('is asked and drawn as it was', () => {
    const asked = {
      kind: 'sql' as const,
      sql: 'SELECT 1',
      chart: { shape: 'bar' as const, x: 'day', y: 'n' },
    };
    expect(addressOf(asked, { insight: '7' })).toEqual({ sql: 'SELECT 1', shape: 'bar', x: 'day', y: 'n' });
    expect(addressOf(asked, { shape: 'line', y: 'm' })).toMatchObject({ shape: 'line', x: 'day', y: 'm' });
  });
});
