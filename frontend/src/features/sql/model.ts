import type { SqlResult } from '../../api/types';
import { chartOf, drawingOf as shapeOfRows } from '../../shared/sql/rows';
import type { Kept, SqlQuestion } from './keep';
import type { SqlAddress, SqlShape } from './url';

/** How the answer is shown: a table, or two of its columns as a chart. */
export type Drawing = { shape: SqlShape; x: string | undefined; y: string | undefined };

/** Returns what is asked: the query of the address, else the one that is kept, with all that this one says. */
export function questionOf({ sql }: SqlAddress, kept: Kept | undefined): SqlQuestion | undefined {
  if (!kept) return sql ? { kind: 'sql', sql } : undefined;
  return sql ? { ...kept.question, sql } : kept.question;
}

/** Returns how the answer is shown: as the address says, else as it is kept, else by what its rows hold. */
export function drawingOf({ shape, x, y }: SqlAddress, kept: Kept | undefined, result?: SqlResult): Drawing {
  const chart = kept && kept.view !== 'table' ? chartOf(kept.question) : undefined;
  const fitting = kept?.view === 'chart' && result ? fittingShape(result) : 'table';
  return { shape: shape ?? chart?.shape ?? fitting, x: x ?? chart?.x, y: y ?? chart?.y };
}

function fittingShape(result: SqlResult): SqlShape {
  const drawing = shapeOfRows(result);
  return drawing === 'number' ? 'table' : drawing;
}

/** Returns a question with the chart that was chosen for it; a table has none. */
export function withChart(question: SqlQuestion, { shape, x, y }: SqlAddress, shown: Drawing): SqlQuestion {
  if (shape === undefined && x === undefined && y === undefined) return question;
  const { chart: _, ...plain } = question;
  if (shown.shape === 'table') return plain;
  const axes = { ...(shown.x ? { x: shown.x } : {}), ...(shown.y ? { y: shown.y } : {}) };
  return { ...plain, chart: { shape: shown.shape, ...axes } };
}

/** Returns the address of a query that is no longer kept: it is asked and drawn as it was. */
export function addressOf(asked: SqlQuestion | null, { shape, x, y }: SqlAddress): SqlAddress {
  const chart = asked?.chart;
  return { sql: asked?.sql, shape: shape ?? chart?.shape, x: x ?? chart?.x, y: y ?? chart?.y };
}

/** Returns how a tile shows the query: as it was chosen here or kept, else by what its rows hold. */
export function viewOf({ shape }: SqlAddress, kept: Kept | undefined): Kept['view'] {
  if (shape === undefined) return kept?.view ?? 'chart';
  return shape === 'table' ? 'table' : 'chart';
}
