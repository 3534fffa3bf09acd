import { useTranslation } from 'react-i18next';
import { answerFile, type Asked, FILE_FORMATS, type FileFormat } from '../api/ask';
import type { Answer } from '../api/types';
import { save } from '../lib/csv';
import { useProject } from './session';
import { useSend } from './use-send';
import { Menu } from '../ui/kit';

/** Entries of a menu that take an answer away as a file: complete, with typed columns. */
export function FileItems({ question }: { question: Asked<Answer['kind']> }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const take = useSend(async (format: FileFormat) => {
    const file = await answerFile(project_id, question, format);
    save(file.name, file.content);
  });
  return FILE_FORMATS.map((format) => (
    <Menu.Item key={format} onClick={() => take.mutate(format)}>
      {t(`insightAnswer.files.${format}`)}
    </Menu.Item>
  ));
}
