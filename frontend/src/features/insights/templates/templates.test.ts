import { describe, expect, it } from 'vitest';
import type { EventInfo, PropertyInfo, TemplateFit } from '../../../api/types';
import { bestCast, chosenOf, matchOf, missingOf, offersFor, wordOf } from './model';

const match = (kind: 'event' | 'property', name: string) => ({
  kind,
  name,
  score: 0.9,
  sure: true,
  why: ['name' as const],
});
const FIT: TemplateFit = {
  key: 'ecommerce',
  name: 'E-commerce',
  description: '',
  roles: [
    { role: 'purchase', name: 'Purchase', of: [], matches: [match('event', 'Order: paid')] },
    { role: 'amount', name: 'Amount', of: ['purchase'], matches: [match('property', 'revenue')] },
    { role: 'cart', name: 'Cart', of: [], matches: [] },
  ],
  tiles: [],
};
const EVENTS = [
  { name: 'Page Viewed', volume: 9 },
  { name: 'Order: paid', volume: 2 },
] as EventInfo[];
const PROPERTIES = [{ name: 'tax', examples: [1] }] as PropertyInfo[];

describe('who plays which role', () => {
  it('is the best match, and nobody where there is none', () => {
    const cast = bestCast(FIT);
    expect(cast).toEqual({
      purchase: { kind: 'event', name: 'Order: paid' },
      amount: { kind: 'property', name: 'revenue' },
    });
    expect(missingOf(['purchase', 'cart'], cast)).toEqual(['cart']);
  });
  it('is written as one word and read again, whatever the name', () => {
    const chosen = { kind: 'event' as const, name: 'Order: paid' };
    expect(chosenOf(wordOf(chosen))).toEqual(chosen);
  });
  it('may be anything else that there is, after what was found', () => {
    const [purchase, amount] = FIT.roles;
    expect(
      offersFor(purchase!, EVENTS, PROPERTIES).map(({ name, found, volume }) => [name, found, volume]),
    ).toEqual([
      ['Order: paid', true, 2],
      ['Page Viewed', false, 9],
    ]);
    expect(offersFor(amount!, EVENTS, PROPERTIES).map(({ name }) => name)).toEqual(['revenue', 'tax']);
  });
  it('is a match only when it was found', () => {
    const { matches } = FIT.roles[0]!;
    expect(matchOf(matches, { kind: 'event', name: 'Order: paid' })?.sure).toBe(true);
    expect(matchOf(matches, { kind: 'event', name: 'Page Viewed' })).toBeUndefined();
  });
});
