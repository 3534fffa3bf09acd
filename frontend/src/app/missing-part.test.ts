import { beforeEach, describe, expect, it } from 'vitest';
import { missingParts } from './missing-part';

const gone = new TypeError('Failed to fetch dynamically imported module');
let done: string[];
let remembered: Map<string, string>;

/** A page as it is after it was loaded; what the browser remembers stays. */
function opened(page: Partial<Parameters<typeof missingParts>[0]> = {}) {
  return missingParts({
    build: () => 'index-1.js',
    writing: () => false,
    answers: () => Promise.resolve(true),
    kept: () => ({
      getItem: (key) => remembered.get(key) ?? null,
      setItem: (key, value) => void remembered.set(key, value),
    }),
    reload: () => void done.push('reload'),
    tell: () => (done.push('tell'), Promise.resolve()),
    ...page,
  });
}

beforeEach(() => {
  done = [];
  remembered = new Map();
});

describe('a part of the app that cannot be fetched', () => {
  it('is fetched with a new page once, however many are missing at once', async () => {
    const parts = opened();
    await Promise.all([parts.handle(gone), parts.handle(new Error('and its styles')), parts.leave()]);
    expect(await parts.leave()).toBe(true);
    expect(done).toEqual(['reload']);
    expect([parts.isMissing(gone), parts.isMissing(new Error('another')), parts.isMissing('text')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is told when the page of the same build misses it again', async () => {
    await opened().handle(gone);
    const again = opened();
    await again.handle(gone);
    await again.handle(gone);
    expect(done).toEqual(['reload', 'tell', 'tell']);
  });

  it('is fetched anew after the next upgrade, and no build is left twice', async () => {
    for (const build of ['index-1.js', 'index-2.js', 'index-1.js', 'index-2.js'])
      await opened({ build: () => build }).handle(gone);
    expect(done).toEqual(['reload', 'reload', 'tell', 'tell']);
  });

  it('takes nothing from somebody who writes, nor leaves for a server that is not there', async () => {
    await opened({ writing: () => true }).handle(gone);
    await opened({ answers: () => Promise.resolve(false) }).handle(gone);
    expect(done).toEqual(['tell', 'tell']);
    await opened().handle(gone);
    expect(done).toEqual(['tell', 'tell', 'reload']);
  });

  it('is told where the browser remembers nothing, and not told without the words for it', async () => {
    const closed = () => {
      throw new Error('no storage in this frame');
    };
    await opened({ kept: closed }).handle(gone);
    expect(done).toEqual(['tell']);
    const parts: ReturnType<typeof missingParts> = opened({
      kept: closed,
      tell: () => parts.handle(gone).then(closed),
    });
    await parts.handle(gone);
    expect(done).toEqual(['tell']);
  });
});
