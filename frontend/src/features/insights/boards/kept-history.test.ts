import { describe, expect, it } from 'vitest';
import { type Doc, edited, type History, undone, withTile } from './doc';
import { historyOf, writtenHistory } from './kept-history';

const empty: Doc = { name: 'Sales', description: '', owner: 'Ana', tiles: [] };
const first: History = { past: [], now: empty, future: [] };
const tiled = withTile(empty, { kind: 'text', text: 'Hola' });

describe('the steps of a dashboard in a tab', () => {
  it('can be undone and done again after coming back', () => {
    const back = historyOf(writtenHistory(edited(first, tiled)), tiled);
    expect(undone(back)).toMatchObject({ now: empty, future: [tiled] });
    expect(historyOf(writtenHistory(undone(back)), empty).future).toEqual([tiled]);
  });

  it('are none once somebody else changed it, or nothing was done', () => {
    const renamed = { ...tiled, name: 'Ventas' };
    expect(historyOf(writtenHistory(edited(first, tiled)), renamed)).toEqual({
      past: [],
      now: renamed,
      future: [],
    });
    expect(historyOf(null, tiled)).toEqual({ past: [], now: tiled, future: [] });
  });

  it('are the latest fifty', () => {
    let history = first;
    for (let step = 0; step < 60; step += 1) history = edited(history, { ...empty, name: String(step) });
    expect(historyOf(writtenHistory(history), history.now).past).toHaveLength(50);
  });
});
