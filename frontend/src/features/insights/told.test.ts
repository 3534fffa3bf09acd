import { describe, expect, it } from 'vitest';
import type { FunnelDraft, TrendDraft } from './draft';
import { freshDraft } from './start';
import { finishedSteps, toldOf } from './told';

const clock = { timezone: 'Europe/Madrid', today: '2026-03-01' };
const fresh = freshDraft('funnel', [], '2026-03-01') as FunnelDraft;
const funnel = (...events: string[]): FunnelDraft => ({
  ...fresh,
  steps: events.map((event) => ({ event })),
});
const trend = (math: 'total' | 'sum'): TrendDraft => ({
  kind: 'trend',
  range: { last: 7, unit: 'day' },
  series: [{ event: 'Order Completed', math }],
});

describe('a question that is being written', () => {
  it('is told as it is when it can be asked', () => {
    const asked = funnel('A', 'B');
    expect(toldOf(asked, undefined, clock)).toBe(asked);
  });

  it('is told without the steps of a funnel that have no event yet, wherever they stand', () => {
    expect(toldOf(funnel('A', 'B', ''), undefined, clock)).toEqual(funnel('A', 'B'));
    expect(finishedSteps(funnel('A', '', 'B', '')).steps).toEqual([{ event: 'A' }, { event: 'B' }]);
  });

  it('leaves no funnel of a single step', () => {
    const one = funnel('A', '');
    expect(finishedSteps(one)).toBe(one);
  });

  it('is told as it was before when a part of it lacks a property, and not as one of another kind', () => {
    const before = trend('total');
    expect(toldOf(trend('sum'), before, clock)).toBe(before);
    const begun = trend('sum');
    expect(toldOf(begun, funnel('A', 'B'), clock)).toBe(begun);
  });
});
