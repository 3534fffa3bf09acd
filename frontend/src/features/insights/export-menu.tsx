import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { base } from '../../api/http';
import { download, toCsv } from '../../lib/csv';
import { FileItems } from '../../shared/file-items';
import { projectPath, useProject } from '../../shared/session';
import { Button, Menu } from '../../ui/kit';
import { toastDone } from '../../ui/toast';
import { asCurl, type Query } from './query';
import type { Rows } from './use-rows';

type Props = { rows: Rows; query: Query; kind: string };

/** Ways to take the answer, or the question, somewhere else. */
export function ExportMenu({ rows, query, kind }: Props) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(() => toastDone(t('common.copied')));
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
        <Menu.Item onClick={() => copy(JSON.stringify(query, null, 2))}>
          {t('insightAnswer.copyJson')}
        </Menu.Item>
        <Menu.Item onClick={() => copy(asCurl(query, `${base()}${projectPath(project_id)}/query`))}>
          {t('insightAnswer.copyCurl')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
