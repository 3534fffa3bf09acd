import { describe, expect, it } from 'vitest';
import { fateOf, howMany, IDLE_MS, isOver, LONGEST_MS, modeOf, originOf, waitMs } from './rules';

describe('a session', () => {
  const now = 1_800_000_000_000;
  it('goes on while something happens every 30 minutes', () => {
    expect(isOver({ s: 'x', b: now - IDLE_MS, l: now - IDLE_MS }, now)).toBe(false);
    expect(isOver({ s: 'x', b: now - IDLE_MS - 1, l: now - IDLE_MS - 1 }, now)).toBe(true);
  });
  it('ends after 24 hours however much happens', () => {
    expect(isOver({ s: 'x', b: now - LONGEST_MS, l: now }, now)).toBe(false);
    expect(isOver({ s: 'x', b: now - LONGEST_MS - 1, l: now }, now)).toBe(true);
  });
  it('has to begin when none is known', () => expect(isOver({}, now)).toBe(true));
});

describe('where a visitor comes from', () => {
  it('is in the UTM parameters and the click ids', () => {
    const search = '?utm_source=news&utm_campaign=May%20sale&UTM_Medium=mail&gclid=G1&FBCLID=f&q=1';
    expect(originOf(search)).toEqual({
      campaign: { source: 'news', name: 'May sale', medium: 'mail' },
      clickIds: { gclid: 'G1', fbclid: 'f' },
    });
  });
  it('is unknown without them', () => {
    expect(originOf('?q=1&utm_source=&gclid=')).toBeUndefined();
    expect(originOf('')).toBeUndefined();
  });
});

describe('a wait', () => {
  it('doubles up to a minute', () => {
    expect([1, 2, 3, 9, 50].map((n) => waitMs(n, 0, 0))).toEqual([1000, 2000, 4000, 60_000, 60_000]);
  });
  it('has up to half of jitter, which only lengthens it', () => {
    expect(waitMs(1, 0, 0.999)).toBeLessThan(1500);
    expect(waitMs(1, 30, 0)).toBe(30_000);
    expect(waitMs(1, 30, 0.5)).toBe(37_500);
  });
});

describe('the fate of a message', () => {
  it.each([
    [200, { result: 'ok' }, ''],
    [200, { result: 'duplicate' }, ''],
    [200, { result: 'warning', reason: 'x' }, ''],
    [200, { result: 'drop', reason: 'invalid_identity' }, 'invalid_identity'],
    [200, { result: 'drop' }, 'drop'],
    [200, { result: 'retry' }, 'again'],
    [200, { result: 'something new' }, 'again'],
    [200, undefined, 'again'],
    [400, undefined, 'http_400'],
    [401, undefined, 'http_401'],
  ])('%i %o is %s', (status, verdict, fate) => expect(fateOf(status, verdict, false)).toBe(fate));
  it.each([0, 204, 302, 403, 404, 408, 429, 500, 502, 503, 504])('%i keeps it, alone or not', (status) => {
    expect(fateOf(status, undefined, true)).toBe('again');
    expect(fateOf(status, undefined, false)).toBe('again');
  });
  it('of 413 is another try in a smaller batch until it is alone', () => {
    expect(fateOf(413, undefined, false)).toBe('again');
    expect(fateOf(413, undefined, true)).toBe('http_413');
  });
});

describe('a batch', () => {
  it('is as large as both limits allow, and never empty', () => {
    expect(howMany([10, 10, 10], 33, 9)).toBe(3);
    expect(howMany([10, 10, 10], 32, 9)).toBe(2);
    expect(howMany([10, 10, 10], 99, 2)).toBe(2);
    expect(howMany([500], 10, 9)).toBe(1);
    expect(howMany([], 10, 9)).toBe(0);
  });
});

it('a choice by purpose means a mode', () => {
  expect([true, false, undefined, 'cookieless' as const].map(modeOf)).toEqual([
    'granted',
    'denied',
    'denied',
    'cookieless',
  ]);
});
