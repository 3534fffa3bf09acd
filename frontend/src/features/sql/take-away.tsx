import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { base } from '../../api/http';
import { asCurl, asPython } from '../../lib/as-code';
import { FileItems } from '../../shared/file-items';
import { projectPath, useProject } from '../../shared/session';
import { Button, Menu } from '../../ui/kit';
import { toastDone } from '../../ui/toast';
import type { SqlQuestion } from './keep';

/** Ways to take the answer, or the question, somewhere else. */
export function TakeAway({ question }: { question: SqlQuestion }) {
  const { t } = useTranslation();
  const url = `${base()}${projectPath(useProject().project_id)}/query`;
  const where = t('insightAnswer.keyHint');
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(() => toastDone(t('common.copied')));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<Download size={14} />}>{t('sql.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('insightAnswer.filesAll')}</Menu.Label>
        <FileItems question={question} />
        <Menu.Divider />
        <Menu.Item onClick={() => copy(asCurl(question, url, where))}>{t('sql.copyCurl')}</Menu.Item>
        <Menu.Item onClick={() => copy(asPython(question, url, where))}>{t('sql.copyPython')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
