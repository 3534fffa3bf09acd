import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../lib/format';
import { checkOf, foremost, isTold, spoken } from './why-model';

describe('the reasons of a person', () => {
  it('say how far following them confirms the chart', () => {
    expect(checkOf({ agrees: true, independent: true })).toBe('agrees');
    expect(checkOf({ agrees: true, independent: false })).toBe('shown');
    expect(checkOf({ agrees: false, independent: true })).toBe('disagrees');
    expect(checkOf({ agrees: null, independent: false })).toBe('unread');
  });

  it('begin with the entries that count and a few others, in order', () => {
    const window = { start: '', end: '' };
    const entries = Array.from({ length: 9 }, (_, index) => ({
      number: index + 1,
      window,
      steps: 1,
      choice: index === 7 ? ('chosen' as const) : ('later' as const),
      words: '',
    }));
    expect(foremost(entries).map((entry) => entry.number)).toEqual([1, 2, 3, 4, 8]);
  });

  it('write instants as the rest of the page does', () => {
    expect(spoken('Entró el 2026-11-09 19:04:51.', formatsFor('es'))).toBe('Entró el 9 nov 2026, 19:04:51.');
    expect(spoken('In the week of 2026-11-09', formatsFor('en'))).toBe('In the week of 2026-11-09');
  });

  it('mark the events that have a part in the number', () => {
    const part = { role: 'step' as const, words: '', entry: 1, step: 0, period: null, share: null };
    expect(isTold({ played: [{ ...part, counts: false }] })).toBe(false);
    expect(
      isTold({
        played: [
          { ...part, counts: false },
          { ...part, counts: true },
        ],
      }),
    ).toBe(true);
  });
});
