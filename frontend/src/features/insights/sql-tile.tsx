import { useTranslation } from 'react-i18next';
import type { SqlResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { sqlOption } from '../../shared/sql/option';
import { cellText, drawingOf, drawnOf, isNumeric, type SqlChart } from '../../shared/sql/rows';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import { Empty } from '../../ui/states';
import css from './answer.module.css';
import type { Shape } from './shape';

type Props = { label: string; result: SqlResult; view: Shape; chart: SqlChart | undefined; height?: number };

/** The rows of a query, drawn by what they hold; as a table when that is asked for or fits better. */
export function SqlTile({ label, result, view, chart, height }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  if (!result.rows.length) return <Empty title={t('boards.nothing')} />;
  const drawing = view === 'table' ? 'table' : drawingOf(result, chart);
  const drawn = drawnOf(result, chart?.x, chart?.y);
  if (drawing === 'table' || !drawn) return <Rows label={label} result={result} />;
  const only = drawn.values[0] ?? null;
  if (drawing === 'number')
    return (
      <p className={css.single}>
        <strong>{only === null ? '–' : format.number(only)}</strong> <Muted>{drawn.y}</Muted>
      </p>
    );
  return <Chart option={sqlOption(drawn, drawing, ink, format)} label={label} height={height} />;
}

const SHOWN = 200;

function Rows({ label, result: { columns, rows } }: Pick<Props, 'label' | 'result'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <DataTable
        label={label}
        rows={rows.slice(0, SHOWN)}
        rowKey={(_, index) => String(index)}
        columns={columns.map((column, at) => ({
          key: `${at} ${column.name}`,
          head: column.name,
          numeric: isNumeric(column),
          cell: (row: unknown[]) => {
            const value = row[at];
            return typeof value === 'number' ? format.number(value) : cellText(value);
          },
        }))}
      />
      {rows.length > SHOWN ? (
        <Muted>{t('sql.first', { shown: format.number(SHOWN), all: format.number(rows.length) })}</Muted>
      ) : null}
    </>
  );
}
