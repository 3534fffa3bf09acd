import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { base } from '../../api/http';
import { asCurl, asPython } from '../../lib/as-code';
import { projectPath, useProject } from '../../shared/session';
import { Button, Menu } from '../../ui/kit';
import { toastDone } from '../../ui/toast';
import type { Query } from './query';

/** This exact question as SQL, as a command or as a program, without the key. */
export function CopyMenu({ query, sql }: { query: Query; sql: string }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const url = `${base()}${projectPath(project_id)}/query`;
  const where = t('insightAnswer.keyHint');
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(() => toastDone(t('common.copied')));
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button variant="subtle" leftSection={<Copy size={13} />}>
          {t('insightAnswer.copyAs')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{where}</Menu.Label>
        <Menu.Item onClick={() => copy(sql)}>{t('insightAnswer.copySql')}</Menu.Item>
        <Menu.Item onClick={() => copy(asCurl(query, url, where))}>{t('insightAnswer.copyCurl')}</Menu.Item>
        <Menu.Item onClick={() => copy(asPython(query, url, where))}>
          {t('insightAnswer.copyPython')}
        </Menu.Item>
        <Menu.Item onClick={() => copy(JSON.stringify(query, null, 2))}>
          {t('insightAnswer.copyJson')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
