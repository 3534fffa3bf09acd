import { describe, expect, it } from 'vitest';
import type { Draft } from './draft';
import { KINDS } from './draft';
import { toQuery } from './query';
import { asksTheSame, fromQuestion, keptRange, rangeOf, same, toQuestion } from './saved';
import { freshDraft } from './start';

const today = '2026-03-15';
const clock = { timezone: 'Europe/Madrid', today };
const orders = {
  name: 'Order Completed',
  volume: 5,
  persons: 1,
  sampled: 5,
  first_seen: '2025-01-01T00:00:00Z',
  last_seen: '2026-03-15T00:00:00Z',
  properties: [],
};

describe('a question that is kept', () => {
  it.each(KINDS)('opens as the %s it was, and asks the same', (kind) => {
    const draft = { ...freshDraft(kind, [orders], today), bots: true } as Draft;
    const opened = fromQuestion(toQuestion(draft, clock)!, today)!;
    expect(toQuery(opened, clock)).toEqual(toQuery(draft, clock));
  });

  it('is not changed when a program left out what is the default', () => {
    const short = { kind: 'trend', series: [{ event: 'Order Completed' }] };
    const shown = toQuestion(fromQuestion(short, today)!, clock)!;
    expect(same(short, shown)).toBe(false);
    expect(asksTheSame(short, shown)).toBe(true);
    expect(asksTheSame(short, { ...shown, interval: 'week' })).toBe(false);
  });

  it('is not changed when it was kept without an interval, unless one is chosen', () => {
    const sums = { kind: 'sessions', measures: ['sessions'] };
    const opened = fromQuestion(sums, today)!;
    const shown = toQuestion(opened, clock, sums)!;
    expect(asksTheSame(sums, shown)).toBe(true);
    expect(shown).not.toHaveProperty('interval', expect.anything());
    const weekly = toQuestion({ ...opened, interval: 'week' } as Draft, clock, sums)!;
    expect(weekly).toHaveProperty('interval', 'week');
    expect(asksTheSame(sums, weekly)).toBe(false);
    expect(toQuestion(opened, clock)).toHaveProperty('interval', 'day');
  });

  it('moves with today when its dates did', () => {
    expect(keptRange({ last: 30, unit: 'day' }, today)).toEqual({ date_from: '-29d' });
    expect(keptRange({ last: 1, unit: 'day' }, today)).toEqual({ date_from: '-0d' });
    expect(keptRange({ last: 6, unit: 'month' }, today)).toEqual({ date_from: '-180d' });
    expect(keptRange({ from: '2026-01-01', to: '2026-01-31' }, today)).toEqual({
      date_from: '2026-01-01',
      date_to: '2026-01-31',
    });
    expect(rangeOf('-29d', undefined, '2027-01-01')).toEqual({ last: 30, unit: 'day' });
    expect(rangeOf('-4w', '0d', today)).toEqual({ last: 29, unit: 'day' });
    expect(rangeOf('-1m', '-1d', today)).toEqual({ from: '2026-02-15', to: '2026-03-14' });
    expect(rangeOf('2026-01-01', null, today)).toEqual({ from: '2026-01-01', to: today });
  });

  it('keeps the time zone only when it has one of its own', () => {
    const draft = freshDraft('trend', [orders], today);
    expect(toQuestion(draft, clock)).not.toHaveProperty('timezone');
    expect(toQuestion({ ...draft, timezone: 'UTC' }, clock)).toMatchObject({ timezone: 'UTC' });
  });

  it('is not opened when the editor would lose a part of its filter', () => {
    const question = { kind: 'trend', series: [{ event: 'A', where: { did: { event: 'B' } } }] };
    expect(fromQuestion(question, today)).toBeUndefined();
    expect(fromQuestion({ kind: 'correlation' }, today)).toBeUndefined();
    const one = { kind: 'funnel', steps: [{ event: 'A' }] };
    expect(fromQuestion(one, today)).toBeUndefined();
    const two = { kind: 'sessions', measures: ['sessions', 'bounce_rate'], interval: 'day' };
    expect(fromQuestion(two, today)).toBeUndefined();
  });

  it.each([
    [
      { kind: 'lifecycle', activity: { event: 'Paid' } },
      { interval: 'day', new: 'first_match' },
    ],
    [{ kind: 'lifecycle', activity: { event: 'Paid' }, interval: 'month' }, { interval: 'month' }],
    [
      { kind: 'stickiness', series: [{ event: 'Paid' }] },
      { interval: 'day', min_count: 1 },
    ],
    [{ kind: 'paths' }, { depth: 5, limit: 10, count: 'persons' }],
    [
      { kind: 'attribution', conversion: { event: 'Paid' } },
      { rules: ['last'], by: { context: 'traffic.channel' }, window: { value: 30, unit: 'day' } },
    ],
    [
      { kind: 'trend', series: [{ event: 'Paid' }] },
      { interval: 'day', series: [{ math: 'total' }] },
    ],
    [
      { kind: 'funnel', steps: [{ event: 'A' }, { event: 'B', name: 'Paid' }, {}] },
      { order: 'ordered', window: { value: 14, unit: 'day' }, count: 'persons', counting: 'best' },
    ],
    [
      { kind: 'retention', first: { event: 'A' }, return: {}, brackets: [1, 3] },
      { interval: 'week', mode: 'first_time', return: { event: '$any' } },
    ],
    [{ kind: 'lifecycle' }, { activity: { event: '$any' } }],
    [
      { kind: 'paths', steps: [{ event: 'A' }, 'pages'] },
      { steps: 'pages', own: [{ event: 'A' }] },
    ],
    [{ kind: 'sessions' }, { measure: 'sessions', key_events: [] }],
    [
      { kind: 'histogram', event: '*' },
      { event: '$any', how: 'total' },
    ],
    [
      {
        kind: 'attribution',
        conversion: {},
        rules: ['custom'],
        shares: { first: 0.3, middle: 0.3, last: 0.4 },
      },
      { conversion: { event: '$any' }, shares: { first: 30, last: 40 } },
    ],
    [
      { kind: 'correlation', of: { kind: 'funnel', steps: [{ event: 'A' }, { event: 'B' }] } },
      { order: 'ordered', factor: 'events', min_persons: 10, limit: 25, counting: 'best' },
    ],
  ])('opens as the server takes it when it says little: %j', (short, full) => {
    expect(fromQuestion(short, today)).toMatchObject(full);
  });

  it.each([
    {
      kind: 'funnel',
      steps: [{ event: 'A' }, { event: 'B' }, { event: 'C' }],
      exclusions: [
        { event: 'X', where: { property: 'plan', op: 'eq', value: 'free' }, from_step: 0, to_step: 1 },
        { where: { property: 'plan', op: 'eq', value: 'free' } },
      ],
    },
    { kind: 'retention', first: { event: 'A' }, return: { event: 'B' }, periods: 100 },
    { kind: 'trend', series: [{ event: 'A' }], smoothing: 180 },
  ])('asks all it asked when it is opened and kept again: %j', (question) => {
    const again = toQuestion(fromQuestion(question, today)!, clock)!;
    expect(asksTheSame({ ...question, date_from: '-29d' }, again)).toBe(true);
  });

  it('asks the same only when what is unsaid is what the other says', () => {
    const trend = { kind: 'trend', series: [{ event: 'A' }] };
    expect(asksTheSame(trend, { ...trend, interval: 'day', smoothing: 1, where: null })).toBe(true);
    expect(asksTheSame(trend, { ...trend, interval: 'week' })).toBe(false);
    const split = { ...trend, breakdown: { property: 'plan' } };
    expect(asksTheSame(split, { ...trend, breakdown: { property: 'plan', limit: 25 } })).toBe(true);
    expect(asksTheSame(split, { ...trend, breakdown: { property: 'plan', limit: 5 } })).toBe(false);
  });

  it('is the same whatever the order of its keys', () => {
    expect(same({ a: 1, b: [{ c: 2, d: undefined }] }, { b: [{ c: 2 }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 2 })).toBe(false);
  });
});
