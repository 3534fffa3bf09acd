import { describe, expect, it } from 'vitest';
import { type GridArea, nudged } from './tile-grid';

const row: GridArea[] = [
  { id: 'a', x: 0, y: 0, w: 6, h: 4 },
  { id: 'b', x: 6, y: 0, w: 6, h: 4 },
  { id: 'c', x: 0, y: 4, w: 12, h: 2 },
];
const place = (areas: GridArea[], id: string) => {
  const { x, y, w, h } = areas.find((area) => area.id === id)!;
  return [x, y, w, h];
};

describe('a tile moved by its arrow keys', () => {
  it('stays within the grid', () => {
    expect(nudged(row, 12, 'a', [-1, 0], false)).toEqual(row);
    expect(place(nudged(row, 12, 'c', [1, 0], false), 'c')).toEqual([0, 4, 12, 2]);
  });

  it('changes places with the one below and with the one above', () => {
    const down = nudged([row[0]!, { id: 'd', x: 0, y: 4, w: 6, h: 3 }], 12, 'a', [0, 1], false);
    expect([place(down, 'a'), place(down, 'd')]).toEqual([
      [0, 3, 6, 4],
      [0, 0, 6, 3],
    ]);
  });

  it('grows and pushes others out of its way, and nothing overlaps', () => {
    const wide = nudged(row, 12, 'a', [1, 0], true);
    expect(place(wide, 'a')).toEqual([0, 0, 7, 4]);
    expect(place(wide, 'b')[1]).toBeGreaterThanOrEqual(4);
    const cells = wide.flatMap(({ x, y, w, h }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('is never smaller than two by two', () => {
    const small = [{ id: 'a', x: 0, y: 0, w: 2, h: 2 }];
    expect(nudged(small, 12, 'a', [-1, 0], true)).toEqual(small);
    expect(nudged(small, 12, 'a', [0, -1], true)).toEqual(small);
  });
});
