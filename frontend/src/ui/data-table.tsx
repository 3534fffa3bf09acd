import type { ReactNode } from 'react';
import { useMediaQuery } from './kit';
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
  /** Said under the first cell on a phone: what nothing else tells. */
  folded?: boolean;
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

/** A table whose rows may open something; on a phone it scrolls inside its own box, with less beside each other. */
export function DataTable<Item>({ label, columns: all, rows, rowKey, onOpen, dense }: TableProps<Item>) {
  const phone = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  const folded = phone ? all.filter((column) => column.folded) : [];
  const columns = all.filter((column) => !folded.includes(column));
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
              {columns.map((column, place) => (
                <td
                  key={column.key}
                  data-numeric={column.numeric}
                  data-grow={column.grow}
                  data-one-line={column.oneLine}
                  data-minor={column.minor}
                  data-actions={column.key === 'actions' || undefined}
                >
                  {column.cell(row, index)}
                  {place === 0
                    ? folded.map((under) => (
                        <div key={under.key} className={css.folded}>
                          <span className={css.what}>{under.head}</span> {under.cell(row, index)}
                        </div>
                      ))
                    : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
