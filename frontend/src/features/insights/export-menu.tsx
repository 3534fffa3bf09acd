import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { download, toCsv } from '../../lib/csv';
import { FileItems } from '../../shared/file-items';
import { Button, Menu } from '../../ui/kit';
import type { Query } from './query';
import type { Rows } from './use-rows';

type Props = { rows: Rows; query: Query; kind: string };

/** Ways to take the answer somewhere else. */
export function ExportMenu({ rows, query, kind }: Props) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<Download size={14} />}>{t('insightAnswer.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('insightAnswer.filesAll')}</Menu.Label>
        <FileItems question={query} />
        <Menu.Divider />
        <Menu.Item onClick={() => download(`cauce-${kind}.csv`, toCsv(rows.rows))}>
          {t('insightAnswer.csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
