import { useTranslation } from 'react-i18next';
import { useSchema } from '../../../shared/schema';
import { useProject } from '../../../shared/session';
import { Muted, Stack } from '../../../ui/layout';
import type { Draft } from '../draft';
import { QuestionEditor } from '../question-editor';
import { toQuestion } from '../saved';
import { wholeRange } from '../start';
import { unwatchable } from './model';

type Props = { draft: Draft; change: (next: Draft) => void; today: string };

/** The question of an alert, to be changed in place; it says when what was built cannot be watched. */
export function AlertQuestion({ draft, change, today }: Props) {
  const { t } = useTranslation();
  const { timezone } = useProject();
  const { events } = useSchema();
  const question = toQuestion(draft, { timezone, today });
  const why = question ? unwatchable(question) : 'none';
  return (
    <Stack>
      <QuestionEditor draft={draft} change={change} today={today} whole={wholeRange(events, today)} more />
      {why ? (
        <p role="alert">
          {t(`alerts.unwatchable.${why}`)} <Muted>{t('alerts.unwatchableWhy')}</Muted>
        </p>
      ) : (
        <Muted>{t('alerts.questionHint')}</Muted>
      )}
    </Stack>
  );
}
