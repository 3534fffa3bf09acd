import { describe, expect, it } from 'vitest';
import {
  type Doc,
  edited,
  inOrder,
  laidOut,
  redone,
  undone,
  withChanged,
  withoutTile,
  withTile,
} from './doc';

const empty: Doc = { name: 'Sales', description: '', owner: 'Ana', tiles: [] };
const text = { kind: 'text', text: 'Hola' } as const;

describe('tiles of a dashboard', () => {
  it('fill a row, then begin the next one', () => {
    let doc = empty;
    for (let n = 0; n < 3; n += 1) doc = withTile(doc, { kind: 'insight', insight_id: '7' });
    expect(doc.tiles.map(({ id, x, y, w }) => [id, x, y, w])).toEqual([
      ['t1', 0, 0, 6],
      ['t2', 6, 0, 6],
      ['t3', 0, 8, 6],
    ]);
  });

  it('never lie on one another, nor take an id twice', () => {
    let doc = withTile(withTile(empty, text), { kind: 'insight', insight_id: '7' });
    doc = withTile(withoutTile(doc, 't1'), text);
    expect(new Set(doc.tiles.map((tile) => tile.id)).size).toBe(2);
    doc = withTile(laidOut(doc, [{ id: 't2', x: 0, y: 3, w: 6, h: 8 }]), text);
    const [, , last] = doc.tiles;
    expect(doc.tiles.filter((tile) => tile.x === last!.x && tile.y === last!.y)).toHaveLength(1);
  });

  it('are read row by row', () => {
    const areas = [
      { id: 'c', x: 0, y: 4, w: 1, h: 1 },
      { id: 'b', x: 6, y: 0, w: 1, h: 1 },
      { id: 'a', x: 0, y: 0, w: 1, h: 1 },
    ];
    expect(inOrder(areas).map((one) => one.id)).toEqual(['a', 'b', 'c']);
  });
});

describe('the history of a dashboard', () => {
  it('goes back and forward', () => {
    const one = withTile(empty, text);
    const two = withChanged(one, 't1', { text: 'Adiós' });
    let history = edited(edited({ past: [], now: empty, future: [] }, one), two);
    history = undone(undone(history));
    expect(history.now).toEqual(empty);
    expect(undone(history)).toBe(history);
    history = redone(redone(history));
    expect(history.now).toEqual(two);
    expect(redone(history)).toBe(history);
  });

  it('forgets what was undone when something else is done', () => {
    const one = edited({ past: [], now: empty, future: [] }, withTile(empty, text));
    const other = edited(undone(one), { ...empty, name: 'Ventas' });
    expect(redone(other).now.name).toBe('Ventas');
    expect(undone(other).now).toEqual(empty);
  });
});
