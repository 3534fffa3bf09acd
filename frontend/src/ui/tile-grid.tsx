import 'react-grid-layout/css/styles.css';
import { Move } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import GridLayout, { cloneLayout, type Layout, moveElement, verticalCompactor } from 'react-grid-layout';
import { useMediaQuery } from './kit';
import css from './tile-grid.module.css';
import { useWidth } from './use-width';

export type GridArea = { id: string; x: number; y: number; w: number; h: number };

type Props<Item extends GridArea> = {
  items: Item[];
  columns: number;
  editable: boolean;
  /** What the handle is called, how it is used, and what is said after a move. */
  words: { handle: (item: Item) => string; hint: string; moved: (area: GridArea) => string };
  onChange: (areas: GridArea[]) => void;
  children: (item: Item, handle: ReactNode, height: number | undefined) => ReactNode;
};

const ROW = 40;
const GAP = 12;
const MAX_ROWS = 24;
const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Tiles on a grid, dragged by a handle or moved by its arrow keys; one column on a phone. */
export function TileGrid<Item extends GridArea>(props: Props<Item>) {
  const { items, columns, editable, words, onChange, children } = props;
  const [box, width] = useWidth();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [said, setSaid] = useState('');
  const order = [...items].sort((a, b) => a.y - b.y || a.x - b.x);
  const keys = (event: KeyboardEvent, id: string) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const areas = nudged(items, columns, id, step, event.shiftKey);
    const after = areas.find((area) => area.id === id);
    if (after) setSaid(words.moved(after));
    onChange(areas);
  };
  const handleOf = (item: Item) =>
    editable && !narrow ? (
      <button
        type="button"
        className={`${css.handle} tile-handle`}
        aria-label={words.handle(item)}
        title={words.hint}
        onKeyDown={(event) => keys(event, item.id)}
      >
        <Move size={14} aria-hidden />
      </button>
    ) : null;
  if (narrow)
    return (
      <div className={css.column}>
        {order.map((item) => (
          <div key={item.id} className={css.tile}>
            {children(item, null, undefined)}
          </div>
        ))}
      </div>
    );
  return (
    <div ref={box}>
      <div className={css.said} role="status">
        {said}
      </div>
      {width ? (
        <GridLayout
          width={width}
          layout={layoutOf(items)}
          gridConfig={{ cols: columns, rowHeight: ROW, margin: [GAP, GAP], containerPadding: [0, 0] }}
          dragConfig={{ enabled: editable, handle: '.tile-handle' }}
          resizeConfig={{ enabled: editable, handles: ['se'] }}
          onDragStop={(layout) => report(layout, items, onChange)}
          onResizeStop={(layout) => report(layout, items, onChange)}
        >
          {order.map((item) => (
            <div key={item.id} className={css.tile}>
              {children(item, handleOf(item), item.h * ROW + (item.h - 1) * GAP)}
            </div>
          ))}
        </GridLayout>
      ) : null}
    </div>
  );
}

function layoutOf(items: GridArea[]): Layout {
  return items.map(({ id, x, y, w, h }) => ({ i: id, x, y, w, h, minW: 2, minH: 2, maxH: MAX_ROWS }));
}

function areasOf(layout: Layout): GridArea[] {
  return layout.map(({ i, x, y, w, h }) => ({ id: i, x, y, w, h }));
}

/** A press on the handle without a move is no change. */
function report(layout: Layout, items: GridArea[], onChange: (areas: GridArea[]) => void) {
  const areas = areasOf(layout);
  const before = new Map(items.map((item) => [item.id, item]));
  const moved = areas.some((area) => {
    const old = before.get(area.id);
    return !old || old.x !== area.x || old.y !== area.y || old.w !== area.w || old.h !== area.h;
  });
  if (moved) onChange(areas);
}

/** Returns the areas after an arrow key: the tile moved, or resized, and the others out of its way. */
export function nudged(
  items: GridArea[],
  columns: number,
  id: string,
  [dx, dy]: [number, number],
  resize: boolean,
): GridArea[] {
  const layout = cloneLayout(layoutOf(items));
  const item = layout.find((one) => one.i === id);
  if (!item) return items;
  if (resize) {
    item.w = between(item.w + dx, 2, columns - item.x);
    item.h = between(item.h + dy, 2, MAX_ROWS);
  }
  const x = resize ? item.x : between(item.x + dx, 0, columns - item.w);
  const y = resize ? item.y : Math.max(0, dy > 0 ? belowOf(items, item.i) : item.y + dy);
  const moved = moveElement(layout, item, x, y, true, false, 'vertical', columns);
  return areasOf(verticalCompactor.compact(moved, columns));
}

/** Down means below the next tile under it: a single row would be taken back when gaps are closed. */
function belowOf(items: GridArea[], id: string): number {
  const item = items.find((one) => one.id === id);
  if (!item) return 0;
  const under = items
    .filter((one) => one.id !== id && one.y >= item.y + item.h)
    .filter((one) => one.x < item.x + item.w && item.x < one.x + one.w)
    .sort((a, b) => a.y - b.y)[0];
  return under ? item.y + under.h : item.y;
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
