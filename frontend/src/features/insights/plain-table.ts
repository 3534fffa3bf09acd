type Cell = string | number | boolean | null;
/** Columns whose fields the reader's language has words for have their field; others are called by their head alone. */
export type PlainTable = { heads: string[]; fields: (string | undefined)[]; rows: Cell[][] };
type Bag = Record<string, unknown>;

/** Returns any answer as a table: a row a date when it has lines over time, else a row an item of its list. */
export function plainTable(result: unknown): PlainTable {
  const bag = isBag(result) ? result : {};
  if (Array.isArray(bag.columns) && Array.isArray(bag.rows)) return ofRows(bags(bag.columns), bag.rows);
  const series = bags(bag.series).filter((line) => Array.isArray(line.labels) && Array.isArray(line.values));
  if (series.length) return overTime(series);
  const list =
    Object.values(bag)
      .map(bags)
      .find((items) => items.length > 0) ?? (isBag(bag.total) ? [bag.total] : []);
  const heads = [...new Set(list.flatMap((item) => Object.keys(item).filter((key) => isCell(item[key]))))];
  return { heads, fields: heads, rows: list.map((item) => heads.map((head) => cellOf(item[head]))) };
}

/** The answer of a question in SQL has its table already. */
function ofRows(columns: Bag[], rows: unknown[]): PlainTable {
  const written = rows.map((row) => (Array.isArray(row) ? row.map(wholeCell) : []));
  return {
    heads: columns.map((column) => String(column.name)),
    fields: columns.map(() => undefined),
    rows: written,
  };
}

function wholeCell(value: unknown): Cell {
  return isCell(value) ? value : JSON.stringify(value);
}

function overTime(series: Bag[]): PlainTable {
  const labels = [...new Set(series.flatMap((line) => line.labels as string[]))];
  const names = series.map((line) =>
    [line.name, line.breakdown].filter((part) => typeof part === 'string').join(' · '),
  );
  const measures = series.map(({ measure }) => (typeof measure === 'string' ? measure : undefined));
  const rows = labels.map((label) => [
    label,
    ...series.map((line) => cellOf((line.values as unknown[])[(line.labels as string[]).indexOf(label)])),
  ]);
  return { heads: ['', ...names], fields: ['label', ...measures], rows };
}

function bags(value: unknown): Bag[] {
  return Array.isArray(value) ? value.filter(isBag) : [];
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCell(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function cellOf(value: unknown): Cell {
  return isCell(value) ? value : null;
}

/** Returns how a column is called for people: by its field in their words, and by the line's own name. */
export function headText(
  { heads, fields }: PlainTable,
  place: number,
  say: (field: string) => string,
): string {
  const [head = '', field] = [heads[place], fields[place]];
  if (field === undefined || field === head) return field === undefined ? head : say(field);
  return [say(field), head].filter(Boolean).join(' · ');
}
