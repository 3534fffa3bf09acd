import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { headText, type PlainTable, plainTable } from './plain-table';
import { fieldName, fieldWriter } from './plain-words';

/** An answer of a kind that has no chart: its numbers in a table. */
export function PlainAnswer({ label, result }: { label: string; result: unknown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const table = plainTable(result);
  const { heads, fields, rows } = table;
  if (!rows.length) return <Empty title={t('boards.nothing')} />;
  return (
    <>
      <DataTable
        label={label}
        rows={rows}
        rowKey={(_, index) => String(index)}
        columns={heads.map((head, place) => ({
          key: `${place} ${head}`,
          head: headText(table, place, (field) => fieldName(field, t)),
          numeric: rows.some((row) => typeof row[place] === 'number'),
          cell: (row: PlainTable['rows'][number]) => {
            const value = row[place] ?? null;
            return typeof value === 'number'
              ? fieldWriter(fields[place] ?? '', format)(value)
              : String(value ?? '–');
          },
        }))}
      />
      <div style={{ padding: '8px 16px' }}>
        <Muted>{t('boards.plain')}</Muted>
      </div>
    </>
  );
}
