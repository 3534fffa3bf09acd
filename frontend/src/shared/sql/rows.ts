import type { SqlColumn, SqlResult } from '../../api/types';

/** What is drawn: a category for each row and its number. */
export type Drawn = { labels: string[]; values: (number | null)[]; x: string; y: string };

const NUMERIC = /^(Nullable\()?(LowCardinality\()?(U?Int|Float|Decimal)/;

/** Returns whether a column holds numbers. */
export function isNumeric(column: SqlColumn): boolean {
  return NUMERIC.test(column.type);
}

/** Returns what can be drawn of an answer with these columns, or the first that fit; null: nothing can. */
export function drawnOf(result: SqlResult, x?: string, y?: string): Drawn | null {
  const values = result.columns.find((one) => one.name === y && isNumeric(one)) ?? lastNumber(result);
  const labels =
    result.columns.find((one) => one.name === x) ?? result.columns.find((one) => one !== values) ?? values;
  if (!values || !labels || !result.rows.length) return null;
  const across = result.columns.indexOf(labels);
  const up = result.columns.indexOf(values);
  return {
    labels: result.rows.map((row) => cellText(row[across])),
    values: result.rows.map((row) => (typeof row[up] === 'number' ? row[up] : null)),
    x: labels.name,
    y: values.name,
  };
}

function lastNumber(result: SqlResult): SqlColumn | undefined {
  return result.columns.findLast(isNumeric);
}

/** Returns a value as one line of text; what is missing is empty. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** How rows are drawn when nobody chose: a single number as such, days as a line, the rest as bars. */
export type SqlDrawing = 'number' | 'line' | 'bar' | 'table';

const MOMENT = /^(Nullable\()?Date/;
const MOST_BARS = 60;

/** How somebody chose to have the rows of a query drawn. */
export type SqlChart = { shape: 'line' | 'bar'; x?: string; y?: string };

/** Returns the chart that a question in SQL is kept with. */
export function chartOf(question: Record<string, unknown>): SqlChart | undefined {
  const { shape, x, y } = (question.chart ?? {}) as Record<string, unknown>;
  if (shape !== 'line' && shape !== 'bar') return undefined;
  const named = (name: string, value: unknown) => (typeof value === 'string' ? { [name]: value } : {});
  return { shape, ...named('x', x), ...named('y', y) };
}

/** Returns how rows are drawn; a table when there is nothing to draw or too much of it. */
export function drawingOf(result: SqlResult, chosen?: SqlChart): SqlDrawing {
  const drawn = drawnOf(result);
  if (!drawn) return 'table';
  if (chosen) return chosen.shape;
  if (result.rows.length === 1 && result.columns.filter(isNumeric).length === 1) return 'number';
  const across = result.columns.find((one) => one.name === drawn.x);
  if (across && MOMENT.test(across.type)) return 'line';
  return result.rows.length <= MOST_BARS && drawn.x !== drawn.y ? 'bar' : 'table';
}
