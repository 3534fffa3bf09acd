import { describe, expect, it } from 'vitest';
import type { Draft } from './draft';
import { KINDS } from './draft';
import { toQuery } from './query';
import { asKept, fromQuestion, keptRange, rangeOf, same, toQuestion } from './saved';
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
    expect(same(asKept(short, clock), asKept(shown, clock))).toBe(true);
    expect(same(asKept(short, clock), asKept({ ...shown, interval: 'week' }, clock))).toBe(false);
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
  ])('opens as the server takes it when it says little: %j', (short, full) => {
    expect(fromQuestion(short, today)).toMatchObject(full);
  });

  it('is the same whatever the order of its keys', () => {
    expect(same({ a: 1, b: [{ c: 2, d: undefined }] }, { b: [{ c: 2 }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 2 })).toBe(false);
  });
});
