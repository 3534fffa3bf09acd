import { useTranslation } from 'react-i18next';
import { answerFile, type Asked, FILE_FORMATS, type FileFormat, type FurtherTable } from '../api/ask';
import type { Answer } from '../api/types';
import { save } from '../lib/csv';
import { useProject } from './session';
import { useSend } from './use-send';
import { Menu } from '../ui/kit';
import { toastDone, toastRunning } from '../ui/toast';

type Question = Asked<Answer['kind']>;
type Wanted = { format: FileFormat; table?: FurtherTable };

/** Returns what saves an answer as a file; while it is made, it can be cancelled, which stops it on the server too. */
function useFile(question: Question) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  return useSend(async ({ format, table }: Wanted) => {
    const stopping = new AbortController();
    const name = t(`insightAnswer.files.${format}`);
    const cancel = { label: t('common.cancel'), run: () => stopping.abort() };
    const over = toastRunning(t('insightAnswer.fileBegun', { name }), cancel);
    try {
      const file = await answerFile(project_id, question, { format, table }, stopping.signal);
      save(file.name, file.content);
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
      toastDone(t('insightAnswer.fileStopped', { name }));
    } finally {
      over();
    }
  });
}

/** Entries of a menu that take an answer away as a file: complete, with typed columns. */
export function FileItems({ question }: { question: Question }) {
  const { t } = useTranslation();
  const take = useFile(question);
  return FILE_FORMATS.map((format) => (
    <Menu.Item key={format} onClick={() => take.mutate({ format })}>
      {t(`insightAnswer.files.${format}`)}
    </Menu.Item>
  ));
}

/** Entries that take a further table of an answer away as CSV; an Excel file has them all. */
export function TableItems({ question, tables }: { question: Question; tables: FurtherTable[] }) {
  const { t } = useTranslation();
  const take = useFile(question);
  return tables.map((table) => (
    <Menu.Item key={table} onClick={() => take.mutate({ format: 'csv', table })}>
      {t(`insightAnswer.tables.${table}`)}
    </Menu.Item>
  ));
}
