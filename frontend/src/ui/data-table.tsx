import type { ReactNode } from 'react';
import css from './data-table.module.css';

export type Column<Item> = {
  key: string;
  head: ReactNode;
  cell: (item: Item, index: number) => ReactNode;
  numeric?: boolean;
  grow?: boolean;
  oneLine?: boolean;
  /** Left out on a phone: what opening the row tells too. */
  minor?: boolean;
};

type TableProps<Item> = {
  label: string;
  columns: Column<Item>[];
  rows: Item[];
  rowKey: (item: Item, index: number) => string;
  onOpen?: (item: Item) => void;
  /** For many columns of numbers: closer together, under heads of several lines. */
  dense?: boolean;
};

/** A table whose rows may open something; on a phone it scrolls inside its own box. */
export function DataTable<Item>({ label, columns, rows, rowKey, onOpen, dense }: TableProps<Item>) {
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={css.table} data-dense={dense || undefined}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-numeric={column.numeric} data-minor={column.minor}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={rowKey(row, index)}
              data-open={onOpen ? true : undefined}
              onClick={onOpen && (() => onOpen(row))}
            >
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-numeric={column.numeric}
                  data-grow={column.grow}
                  data-one-line={column.oneLine}
                  data-minor={column.minor}
                >
                  {column.cell(row, index)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
