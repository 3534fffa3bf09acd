import type { Dashboard, DashboardIn, DashboardTile } from '../../../api/types';
import type { Condition } from '../../../lib/condition';
import type { Compare } from '../draft';
import type { Question } from '../saved';
import type { Shape } from '../shape';

export const COLUMNS = 12;

/** Where a tile lies, in columns and rows. */
export type Area = { id: string; x: number; y: number; w: number; h: number };

export type Tile = Area & {
  kind: DashboardTile['kind'];
  title: string;
  view: Shape;
  insight_id?: string;
  question?: Question;
  text?: string;
  metric_id?: string;
};

/** A dashboard as it is edited: everything that is saved and undone together. */
export type Doc = {
  name: string;
  description: string;
  owner: string;
  date_from?: string;
  date_to?: string;
  where?: Condition;
  compare?: Compare;
  tiles: Tile[];
};

export type NewTile = Omit<Tile, keyof Area | 'title' | 'view'> & { title?: string; view?: Tile['view'] };

/** Returns what can be edited of a dashboard. */
export function docOf(board: Dashboard): Doc {
  const { name, description, owner } = board;
  return {
    name,
    description,
    owner,
    date_from: board.date_from ?? undefined,
    date_to: board.date_to ?? undefined,
    where: (board.where as Condition | null) ?? undefined,
    compare: board.compare ?? undefined,
    tiles: board.tiles.map(tileOf),
  };
}

function tileOf({ id, kind, title, view, x, y, w, h, ...shows }: DashboardTile): Tile {
  const own =
    kind === 'insight'
      ? { insight_id: shows.insight_id ?? '' }
      : kind === 'text'
        ? { text: shows.text ?? '' }
        : kind === 'metric'
          ? { metric_id: shows.metric_id ?? '' }
          : { question: shows.question ?? {} };
  return { id, kind, title, view, x, y, w, h, ...own };
}

/** Returns the body that saves a dashboard. */
export function bodyOf(doc: Doc): DashboardIn {
  return { ...doc, tiles: doc.tiles as never, where: doc.where as never };
}

const SIZES: Record<Tile['kind'], { w: number; h: number }> = {
  insight: { w: 6, h: 8 },
  question: { w: 6, h: 8 },
  text: { w: 6, h: 4 },
  metric: { w: 3, h: 4 },
};

/** Returns the dashboard with one more tile: in the first free place, after all others. */
export function withTile(doc: Doc, tile: NewTile): Doc {
  const size = SIZES[tile.kind];
  const id = freeId(doc.tiles);
  const made: Tile = { title: '', view: 'chart', ...tile, id, ...size, ...freePlace(doc.tiles, size.w) };
  return { ...doc, tiles: [...doc.tiles, made] };
}

/** Returns the dashboard with a tile changed. */
export function withChanged(doc: Doc, id: string, change: Partial<Tile>): Doc {
  return { ...doc, tiles: doc.tiles.map((tile) => (tile.id === id ? { ...tile, ...change } : tile)) };
}

/** Returns the dashboard without a tile. */
export function withoutTile(doc: Doc, id: string): Doc {
  return { ...doc, tiles: doc.tiles.filter((tile) => tile.id !== id) };
}

/** Returns the dashboard with its tiles where they were dragged to. */
export function laidOut(doc: Doc, areas: Area[]): Doc {
  const places = new Map(areas.map(({ id, x, y, w, h }) => [id, { x, y, w, h }]));
  return { ...doc, tiles: doc.tiles.map((tile) => ({ ...tile, ...places.get(tile.id) })) };
}

/** Returns tiles in the order they are read: row by row. */
export function inOrder<Item extends Area>(tiles: Item[]): Item[] {
  return [...tiles].sort((a, b) => a.y - b.y || a.x - b.x);
}

function freeId(tiles: Tile[]): string {
  const taken = new Set(tiles.map((tile) => tile.id));
  let number = tiles.length + 1;
  while (taken.has(`t${number}`)) number += 1;
  return `t${number}`;
}

function freePlace(tiles: Tile[], width: number): { x: number; y: number } {
  const last = inOrder(tiles).at(-1);
  const bottom = Math.max(0, ...tiles.map((tile) => tile.y + tile.h));
  if (!last || last.x + last.w + width > COLUMNS) return { x: 0, y: bottom };
  const place = { x: last.x + last.w, y: last.y };
  const under = tiles.some((tile) => tile.x + tile.w > place.x && tile.y + tile.h > place.y);
  return under ? { x: 0, y: bottom } : place;
}

/** What was done to a dashboard, so that it can be undone. */
export type History = { past: Doc[]; now: Doc; future: Doc[] };
const MAX_STEPS = 100;

/** Returns the history after a change; what had been undone is forgotten. */
export function edited({ past, now }: History, next: Doc): History {
  return { past: [...past, now].slice(-MAX_STEPS), now: next, future: [] };
}

/** Returns the history one step back; the same when there is none. */
export function undone(history: History): History {
  const { past, now, future } = history;
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : history;
}

/** Returns the history one step forward again. */
export function redone(history: History): History {
  const { past, now, future } = history;
  const [next, ...rest] = future;
  return next ? { past: [...past, now], now: next, future: rest } : history;
}
