import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FurtherTable } from '../../api/ask';
import { download, toCsv } from '../../lib/csv';
import { FileItems, TableItems } from '../../shared/file-items';
import { Button, Menu } from '../../ui/kit';
import type { Query } from './query';
import type { Rows } from './use-rows';

type Props = { rows: Rows; query: Query; kind: string };

/** Ways to take the answer somewhere else. */
export function ExportMenu({ rows, query, kind }: Props) {
  const { t } = useTranslation();
  const tables = furtherTables(query);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<Download size={14} />}>{t('insightAnswer.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('insightAnswer.filesAll')}</Menu.Label>
        <FileItems question={query} />
        {tables.length ? (
          <>
            <Menu.Label>{t('insightAnswer.tablesMore')}</Menu.Label>
            <TableItems question={query} tables={tables} />
          </>
        ) : null}
        <Menu.Divider />
        <Menu.Item onClick={() => download(`cauce-${kind}.csv`, toCsv(rows.rows))}>
          {t('insightAnswer.csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Returns the tables that the answer to a question has beside its main one. */
export function furtherTables({ kind, interval, drop_off }: Query): FurtherTable[] {
  if (kind !== 'funnel') return [];
  const asked: [FurtherTable, unknown][] = [
    ['time_to_convert', true],
    ['over_time', interval],
    ['drop_off', drop_off],
  ];
  return asked.filter(([, there]) => there).map(([table]) => table);
}
