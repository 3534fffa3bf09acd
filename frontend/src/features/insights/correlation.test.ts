import { describe, expect, it } from 'vitest';
import type { CorrelationResult } from '../../api/types';
import { correlationOf, countingOf, freshCorrelation, isCorrelated } from './correlation-draft';
import { correlationRows, correlationView, factorPoint } from './correlation-model';
import { definitionsOf } from './definition-keys';
import { COUNTINGS, COUNTS, type FunnelDraft } from './draft';
import { toQuery } from './query';
import { fromQuestion, toQuestion } from './saved';
import { asKind, countsAnew, freshDraft } from './start';

const item = { value: null, converted_with: 8, dropped_with: 2, low: 1.5, high: 9, p_value: 0.001 };
const result: CorrelationResult = {
  items: [
    { ...item, name: 'Video Watched', odds_ratio: 8, q_value: 0.002 },
    { ...item, name: 'plan', value: 'pro', odds_ratio: 2, q_value: 0.03 },
    { ...item, name: 'Help Opened', odds_ratio: 0.25, q_value: 0.4 },
  ],
  converted: 10,
  dropped: 20,
  tested: 3,
};
const view = correlationView(result);
const clock = { timezone: 'Europe/Madrid', today: '2026-01-31' };

describe('a correlation', () => {
  it('draws doublings of the odds, to the right with converting and to the left with dropping out', () => {
    expect(view.items.map((one) => one.bar)).toEqual([1, 1 / 3, -2 / 3]);
  });

  it('says in words how far chance can be the reason', () => {
    expect(view.items.map((one) => one.sureness)).toEqual(['sure', 'likely', 'perhaps']);
  });

  it('opens those who have a factor, converted or not', () => {
    expect(view.items.map((one) => factorPoint(one, false))).toEqual([
      { name: 'Video Watched', converted: false },
      { name: 'plan', breakdown: 'pro', converted: false },
      { name: 'Help Opened', converted: false },
    ]);
    expect([view.items[0]?.ofConverted, view.items[0]?.ofDropped]).toEqual([0.8, 0.1]);
  });

  it('is empty when nobody entered, and a sheet has all its numbers', () => {
    expect(correlationView({ items: [], converted: 0, dropped: 0, tested: 0 }).empty).toBe(true);
    const heads = {
      name: 'n',
      value: 'v',
      odds: 'o',
      low: 'l',
      high: 'h',
      p: 'p',
      q: 'q',
      converted: 'c',
      dropped: 'd',
    };
    expect(correlationRows(view, heads)[2]).toEqual(['plan', 'pro', 2, 1.5, 9, 0.001, 0.03, 8, 2]);
  });
});

describe('the question what goes with converting', () => {
  it('asks about the funnel with its dates and filters', () => {
    const draft = { ...freshCorrelation({ last: 7, unit: 'day' }, 'A', 'B'), bots: true };
    expect(toQuery(draft, clock)).toEqual({
      kind: 'correlation',
      of: {
        kind: 'funnel',
        date_from: '2026-01-25',
        date_to: '2026-01-31',
        timezone: 'Europe/Madrid',
        include_bots: true,
        steps: [{ event: 'A' }, { event: 'B' }],
        order: 'ordered',
        window: { value: 14, unit: 'day' },
        counting: 'best',
      },
      factor: 'events',
      min_persons: 10,
      limit: 25,
    });
  });

  it('is not asked of properties until they are named', () => {
    const draft = { ...freshCorrelation({ last: 7, unit: 'day' }, 'A', 'B'), factor: 'traits' as const };
    expect(toQuery(draft, clock)).toBeNull();
    expect(toQuery({ ...draft, names: ['plan'] }, clock)).toMatchObject({
      factor: 'traits',
      names: ['plan'],
    });
  });

  it('takes the whole funnel over, with one entry a person', () => {
    const funnel = freshDraft('funnel', [], clock.today);
    if (funnel.kind !== 'funnel') throw new Error('not a funnel');
    const steps = [{ event: 'A' }, { event: 'B' }, { event: 'C' }];
    const asked = { ...funnel, steps, counting: 'every' as const, hold_constant: ['cart'] };
    expect(asKind(asked, 'correlation', [], clock.today)).toEqual(correlationOf(asked));
    expect(correlationOf(asked)).toMatchObject({ steps, counting: 'best', hold_constant: ['cart'] });
  });

  it('is offered where everybody has one entry, and nowhere else', () => {
    const funnel = freshDraft('funnel', [], clock.today) as FunnelDraft;
    const offered = COUNTS.flatMap((count) =>
      COUNTINGS.filter((counting) => isCorrelated({ ...funnel, count, counting })).map(
        (counting) => `${count} ${counting}`,
      ),
    );
    expect(offered).toEqual(['persons best', 'persons first', 'groups best', 'groups first']);
  });

  it('counts otherwise than a funnel of sessions or of every entry, which is said', () => {
    const funnel = freshDraft('funnel', [], clock.today) as FunnelDraft;
    expect(countsAnew({ ...funnel, count: 'sessions' }, 'correlation')).toBe(true);
    expect(countsAnew({ ...funnel, counting: 'every' }, 'correlation')).toBe(true);
    expect(countsAnew(funnel, 'correlation')).toBe(false);
    expect(countsAnew({ ...funnel, count: 'sessions' }, 'trend')).toBe(false);
  });

  it('asks about groups after a funnel of groups, which have no traits of people', () => {
    const funnel = freshDraft('funnel', [], clock.today) as FunnelDraft;
    const steps = [{ event: 'A' }, { event: 'B' }];
    const asked = correlationOf({ ...funnel, steps, count: 'groups', group_type: 'company' });
    expect(toQuery(asked, clock)).toMatchObject({ of: { count: 'groups', group_type: 'company' } });
    expect(toQuery({ ...asked, count: undefined }, clock)).not.toHaveProperty('of.group_type');
    expect(definitionsOf(asked)).toEqual(['correlation', 'counts_groups']);
    const ofTraits = { ...asked, factor: 'traits' as const, names: ['plan'] };
    expect(countingOf(ofTraits, 'groups')).toMatchObject({ factor: 'events', names: [] });
    expect(countingOf(ofTraits, undefined)).toMatchObject({ factor: 'traits', names: ['plan'] });
    const saved = toQuestion(asked, clock);
    expect(fromQuestion(saved as never, clock.today)).toEqual(asked);
  });
});
