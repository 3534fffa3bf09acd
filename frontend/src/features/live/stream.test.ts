import { describe, expect, it } from 'vitest';
import type { LiveEvent, Reject } from '../../api/types';
import { type Arrival, countFolded, EMPTY, MOST, passes, rate, reduce } from './stream';

const accepted = (seq: number, event = 'Order Completed'): Arrival => ({
  key: `a${seq}`,
  at: '2026-01-01T00:00:00Z',
  accepted: { seq, event, type: 'track', display_name: 'Ana' } as LiveEvent,
});
const rejected: Arrival = {
  key: 'r1',
  at: '',
  rejected: { seq: 1, reason: 'too_large', detail: 'x', sample: '{}' } as Reject,
};
const arrive = (arrivals: Arrival[], paused = false) =>
  ({ kind: 'arrived', arrivals, now: 1000, paused }) as const;

describe('the filters that can be folded away', () => {
  it('are counted while they are set; what stays on screen and the message in the address are none', () => {
    const filter = { what: 'accepted', type: '', text: 'ana' } as const;
    expect(countFolded(filter, {})).toBe(0);
    expect(countFolded({ ...filter, type: 'track' }, { event: 'Order Completed', message: 'm-1' })).toBe(2);
    expect(countFolded(filter, { event: 'Order Completed', person: 'ana', key: '1' })).toBe(3);
  });
});

describe('the live stream', () => {
  it('shows the newest first and each arrival once', () => {
    const stream = reduce(
      reduce(EMPTY, arrive([accepted(1), accepted(2)])),
      arrive([accepted(2), accepted(3)]),
    );
    expect(stream.arrivals.map((one) => one.key)).toEqual(['a3', 'a2', 'a1']);
  });

  it('keeps what arrives during a pause and shows it on resume', () => {
    const paused = reduce(reduce(EMPTY, arrive([accepted(1)])), arrive([accepted(2)], true));
    expect([paused.arrivals.length, paused.waiting.length]).toEqual([1, 1]);
    expect(reduce(paused, { kind: 'resumed' }).arrivals.map((one) => one.key)).toEqual(['a2', 'a1']);
  });

  it('forgets the oldest beyond what the page keeps', () => {
    const many = Array.from({ length: MOST + 10 }, (_, seq) => accepted(seq));
    expect(reduce(EMPTY, arrive(many)).arrivals).toHaveLength(MOST);
  });

  it('puts what came before the page was opened below, and does not count it as speed', () => {
    const stream = reduce(reduce(EMPTY, arrive([accepted(3)])), {
      kind: 'before',
      arrivals: [accepted(2), accepted(3)],
    });
    expect([stream.arrivals.map((one) => one.key), stream.times.length]).toEqual([['a3', 'a2'], 1]);
  });

  it('counts arrivals per second over ten seconds', () => {
    expect(rate([0, 500, 9_000], 10_001)).toBe(0.2);
  });

  it('finds by event, person or reason, and by what happened', () => {
    const all = { what: 'all', type: '', text: '' } as const;
    expect(passes(accepted(1), { ...all, text: 'ana' })).toBe(true);
    expect(passes(rejected, { ...all, text: 'large' })).toBe(true);
    expect(passes(rejected, { ...all, what: 'accepted' })).toBe(false);
    expect(passes(accepted(1), { ...all, type: 'page' })).toBe(false);
  });
});
