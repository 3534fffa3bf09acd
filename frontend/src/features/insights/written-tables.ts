import type { Draft } from './draft';
import { intervalOf, type Paint } from './picture';
import type { Rows } from './rows';
import { MEASURES } from './sessions-draft';
import { writeMeasure } from './sessions-format';
import { labelText } from './trend-option';

type Cell = string | number | null;
type Write = (cell: Cell) => string;

/** A table whose cells are written for its reader; `numeric` columns stand to the right. */
export type WrittenTable = { heads: string[]; numeric: boolean[]; rows: string[][] };

/** Returns the sheet of an answer as the tables that people read: dates, shares and times written out. */
export function writtenTables(draft: Draft, sheet: Rows['rows'], paint: Paint): WrittenTable[] {
  return parted(sheet).map((rows, place) => written(rows, writersOf(draft, place, paint)));
}

/** Returns one table a block of the sheet; an empty row is between two. */
function parted(sheet: Rows['rows']): Rows['rows'][] {
  const gap = sheet.findIndex((row) => row.length === 0);
  return gap < 0 ? [sheet] : [sheet.slice(0, gap), ...parted(sheet.slice(gap + 1))];
}

function written([head = [], ...body]: Rows['rows'], writers: (column: number) => Write): WrittenTable {
  const first = sameEverywhere(body) ? 1 : 0;
  const columns = head.map((_, column) => column).slice(first);
  return {
    heads: columns.map((column) => String(head[column] ?? '')),
    numeric: columns.map((column) => body.some((row) => typeof row[column] === 'number')),
    rows: body.map((row) => columns.map((column) => writers(column)(row[column] ?? null))),
  };
}

/** Says whether the first column names one group only, which is then not worth a column. */
function sameEverywhere(body: Rows['rows']): boolean {
  const names = new Set(body.map((row) => row[0]));
  return body.length > 1 && names.size === 1;
}

function writersOf(draft: Draft, place: number, { format, today }: Paint): (column: number) => Write {
  const plain: Write = (cell) => (typeof cell === 'string' ? cell : format.number(cell));
  const share: Write = (cell) => (typeof cell === 'string' ? cell : format.percent(cell));
  const time: Write = (cell) => (typeof cell === 'string' ? cell : format.duration(cell));
  const dated = (interval: Parameters<typeof labelText>[1]): Write => {
    return (cell) => (isLabel(cell) ? labelText(cell, interval, format) : plain(cell));
  };
  switch (draft.kind) {
    case 'trend':
      return (column) => (column ? plain : dated(intervalOf(draft, today)));
    case 'lifecycle':
      return (column) => (column > (draft.breakdown ? 1 : 0) ? plain : dated(draft.interval));
    case 'retention':
      return (column) => (column === 1 ? dated(draft.interval) : plain);
    case 'funnel':
      return (column) => [plain, plain, plain, share, share, time, time][column] ?? plain;
    case 'histogram':
      return (column) => (column === 4 ? share : plain);
    case 'paths':
      return (column) => (column === 4 ? time : plain);
    case 'sessions': {
      const measured = (column: number): Write => {
        const write = writeMeasure(place ? draft.measure : (MEASURES[column - 1] ?? 'sessions'), format);
        return (cell) => (typeof cell === 'string' ? cell : write(cell));
      };
      return (column) => (column ? measured(column) : place ? dated(intervalOf(draft, today)) : plain);
    }
    default:
      return () => plain;
  }
}

function isLabel(cell: Cell): cell is string {
  return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}/.test(cell);
}
