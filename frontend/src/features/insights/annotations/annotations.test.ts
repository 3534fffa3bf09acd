import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../api/types';
import { nearest } from '../../../ui/chart/rail';
import { marksOf, placeOf, spread, type TimeAxis } from './model';

const one = (id: string, at: string, until: string | null = null): Annotation => ({
  id,
  at,
  until,
  kind: 'release',
  text: id,
  dashboard_id: null,
  ref: null,
  author: 'Olga',
  changed_at: at,
});
const DAYS: TimeAxis = {
  labels: ['2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30'],
  interval: 'day',
  timezone: 'Europe/Madrid',
};

describe('annotations on an axis', () => {
  it('finds the day of the time zone, also where clocks change', () => {
    expect(placeOf('2026-03-28T22:59:59Z', DAYS)).toBe(1);
    expect(placeOf('2026-03-28T23:00:00Z', DAYS)).toBe(2);
    expect(placeOf('2026-03-29T22:00:00Z', DAYS)).toBe(3);
    expect(placeOf('2026-03-26T22:59:59Z', DAYS)).toBe(-1);
    expect(placeOf('2026-03-30T22:00:00Z', DAYS)).toBe(4);
  });
  it('tells the hour that happens twice apart', () => {
    const labels = ['2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00'];
    const axis: TimeAxis = { labels, interval: 'hour', timezone: 'Europe/Madrid' };
    expect(placeOf('2026-10-25T00:30:00Z', axis)).toBe(0);
    expect(placeOf('2026-10-25T01:30:00Z', axis)).toBe(1);
    expect(placeOf('2026-10-25T02:00:00Z', axis)).toBe(2);
  });
  it('knows how long the last week and month are', () => {
    const weeks: TimeAxis = { labels: ['2026-03-23'], interval: 'week', timezone: 'UTC' };
    expect([placeOf('2026-03-29T12:00:00Z', weeks), placeOf('2026-03-30T00:00:00Z', weeks)]).toEqual([0, 1]);
    const months: TimeAxis = { labels: ['2026-02-01'], interval: 'month', timezone: 'UTC' };
    expect([placeOf('2026-02-28T23:00:00Z', months), placeOf('2026-03-01T00:00:00Z', months)]).toEqual([
      0, 1,
    ]);
  });
  it('cuts spans at the ends and leaves out what is outside', () => {
    const items = [
      one('span', '2026-03-01T00:00:00Z', '2026-03-28T23:00:00Z'),
      one('day', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'),
      one('before', '2026-03-01T00:00:00Z', '2026-03-26T23:00:00Z'),
      one('after', '2026-04-01T00:00:00Z'),
    ];
    const { happened, spans } = marksOf(items, DAYS);
    expect(happened.map(({ at, items: found }) => [at, found.map((found) => found.id)])).toEqual([
      [0, ['span']],
      [2, ['day']],
    ]);
    expect(spans).toEqual([{ key: 'span', from: 0, to: 1 }]);
  });
  it('joins marks that would lie on each other', () => {
    const { happened } = marksOf(
      ['2026-03-27', '2026-03-28', '2026-03-30'].map((day) => one(day, `${day}T12:00:00Z`)),
      DAYS,
    );
    const joined = spread(happened, [0, 10, 20, 60], 26);
    expect(joined.map(({ at, items }) => [at, items.length])).toEqual([
      [0, 2],
      [3, 1],
    ]);
  });
  it('has nothing on an axis without places', () => {
    expect(marksOf([one('a', '2026-03-28T12:00:00Z')], { ...DAYS, labels: [] }).happened).toEqual([]);
  });
});

describe('a place under the pointer', () => {
  it('is the nearest one', () => {
    expect([nearest([10, 20, 40], 14), nearest([10, 20, 40], 31), nearest([10], 900)]).toEqual([0, 2, 0]);
  });
});
