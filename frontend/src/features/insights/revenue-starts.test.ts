import { describe, expect, it } from 'vitest';
import type { EventInfo } from '../../api/types';
import type { TrendDraft } from './draft';
import { toQuery } from './query';
import { askedOfCohort, freshDraft, REVENUE_STARTS, revenueStarts } from './start';

const TODAY = '2026-03-01';
const clock = { timezone: 'Europe/Madrid', today: TODAY };
const event = (name: string, volume: number, properties: string[]): EventInfo => ({
  name,
  volume,
  persons: volume,
  sampled: volume,
  first_seen: '2026-01-01T00:00:00Z',
  last_seen: '2026-02-28T00:00:00Z',
  properties: properties.map((property) => ({
    name: property,
    types: ['number'],
    examples: [],
    coverage: 1,
  })),
});
const events = [
  event('Product Viewed', 900, ['price']),
  event('Order Completed', 50, ['products', 'revenue']),
];

describe('ready questions about revenue', () => {
  it('are of the event with an amount, and each can be asked as it is', () => {
    const starts = revenueStarts(events, TODAY)!;
    for (const start of REVENUE_STARTS) expect(toQuery(starts[start], clock)).not.toBeNull();
    const { series, formula } = starts.per_buyer as TrendDraft;
    expect([formula, series.map((one) => [one.event, one.math, one.property])]).toEqual([
      'A / B',
      [
        ['Order Completed', 'sum', 'revenue'],
        ['Order Completed', 'persons', undefined],
      ],
    ]);
    expect(toQuery(starts.to_date, clock)).toMatchObject({
      kind: 'retention',
      bracket: 'on_or_before',
      amount: { math: 'per_member', property: 'revenue' },
    });
  });

  it('are not offered where no event has an amount', () => {
    expect(revenueStarts(events.slice(0, 1), TODAY)).toBeUndefined();
  });
});

describe('asking further', () => {
  it('is about the people of the cohort alone, in the dates that were looked at', () => {
    const before = { ...freshDraft('funnel', events, TODAY), range: { last: 7, unit: 'day' } as const };
    const next = askedOfCohort('seg_1', before, events, TODAY);
    expect([next.kind, next.range, next.where]).toEqual(['trend', before.range, { segment: 'seg_1' }]);
    expect(toQuery(next, clock)).toMatchObject({ where: { segment: 'seg_1' } });
  });
});
