import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../api/ask';
import { base } from '../../api/http';
import type { Answer } from '../../api/types';
import { asCurl, asPython } from '../../lib/as-code';
import { projectPath, useProject } from '../../shared/session';
import { Button, Menu } from '../../ui/kit';
import { toastDone } from '../../ui/toast';
import { statedQuery } from './queries';
import type { Query } from './query';

type Props = {
  query: Asked<Answer['kind']>;
  /** The question as a chart, and the statements that the engine ran for it. */
  chart?: { query: Query; sql: string };
};

/** This exact question as a command or as a program, without the key; of a chart as SQL too. */
export function CopyMenu({ query, chart }: Props) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [opened, setOpened] = useState(false);
  const url = `${base()}${projectPath(project_id)}/query`;
  const where = t('insightAnswer.keyHint');
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(() => toastDone(t('common.copied')));
  return (
    <Menu position="top-end" opened={opened} onChange={setOpened} width={300}>
      <Menu.Target>
        <Button variant="subtle" leftSection={<Copy size={13} />}>
          {t('insightAnswer.copyAs')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw="min(360px, calc(100vw - 32px))">
        {opened && chart ? <SqlItems query={chart.query} copy={copy} /> : null}
        {chart ? (
          <>
            <Menu.Item onClick={() => copy(chart.sql)}>{t('insightAnswer.copyRun')}</Menu.Item>
            <Menu.Divider />
          </>
        ) : null}
        <Menu.Label>{where}</Menu.Label>
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

/** The question as a query for the SQL page, to copy or to open there; or why there is none. */
function SqlItems({ query, copy }: { query: Query; copy: (text: string) => void }) {
  const { t, i18n } = useTranslation();
  const { project_id } = useProject();
  const navigate = useNavigate();
  const { data, error } = useQuery(statedQuery(project_id, query, i18n.language));
  const open = (sql: string) =>
    void navigate({ to: '/p/$projectId/analyse/sql', params: { projectId: project_id }, search: { sql } });
  if (error) {
    return (
      <>
        <Menu.Item disabled>{t('insightAnswer.noSql')}</Menu.Item>
        <Menu.Label>{error.message}</Menu.Label>
      </>
    );
  }
  return (
    <>
      <Menu.Item disabled={!data} onClick={() => data && copy(data)}>
        {t('insightAnswer.copySql')}
      </Menu.Item>
      <Menu.Item disabled={!data} onClick={() => data && open(data)}>
        {t('insightAnswer.openSql')}
      </Menu.Item>
    </>
  );
}
