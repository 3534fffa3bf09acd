import { describe, expect, it } from 'vitest';
import type { EventItem } from '../../api/types';
import { byDay, summary } from './timeline';
import { readPeopleSearch } from './url';

describe('a timeline', () => {
  it('breaks at midnight of the project’s own time zone', () => {
    const events = ['2026-03-29T00:10:00Z', '2026-03-28T23:30:00Z', '2026-03-28T20:00:00Z'].map(
      (timestamp) => ({ timestamp }) as EventItem,
    );
    expect(byDay(events, 'Europe/Madrid').map((day) => [day.day, day.events.length])).toEqual([
      ['2026-03-29', 2],
      ['2026-03-28', 1],
    ]);
  });

  it('sums an event up in its plain properties', () => {
    expect(summary({ country: 'ES', items: [1], revenue: 3 })).toEqual([
      { name: 'country', value: 'ES' },
      { name: 'revenue', value: '3' },
    ]);
  });
});

describe('the address of the list of people', () => {
  it('keeps search, filter, order and columns, and drops the rest', () => {
    const filter = { all: [{ trait: 'plan', op: 'eq', value: 'pro' }] };
    expect(readPeopleSearch({ search: 42, filter, sort: 'evil', columns: ['plan', 3] })).toEqual({
      search: '42',
      filter,
      columns: ['plan'],
    });
  });
});
