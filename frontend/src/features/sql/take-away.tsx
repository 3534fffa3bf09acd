import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { base } from '../../api/http';
import { FileItems } from '../../shared/file-items';
import { projectPath, useProject } from '../../shared/session';
import { Button, Menu } from '../../ui/kit';
import { toastDone } from '../../ui/toast';
import { asCurl, asPython } from './take';

/** Ways to take the answer, or the question, somewhere else. */
export function TakeAway({ sql }: { sql: string }) {
  const { t } = useTranslation();
  const url = `${base()}${projectPath(useProject().project_id)}/query`;
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(() => toastDone(t('common.copied')));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<Download size={14} />}>{t('sql.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('insightAnswer.filesAll')}</Menu.Label>
        <FileItems question={{ kind: 'sql', sql }} />
        <Menu.Divider />
        <Menu.Item onClick={() => copy(asCurl(sql, url))}>{t('sql.copyCurl')}</Menu.Item>
        <Menu.Item onClick={() => copy(asPython(sql, base()))}>{t('sql.copyPython')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
