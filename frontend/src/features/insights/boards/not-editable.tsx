import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../../../api/types';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { Await } from '../../../shared/await';
import { FileItems } from '../../../shared/file-items';
import { useProject } from '../../../shared/session';
import { Button, Menu } from '../../../ui/kit';
import { Muted, Page, Section } from '../../../ui/layout';
import { PlainAnswer } from '../plain-answer';
import { answerQuery } from '../queries';
import type { Query } from '../query';
import { SaveMenu } from './save-menu';

export type Shown = Pick<Insight, 'name' | 'description' | 'question'>;
type Props = {
  shown: Shown;
  /** The insight that it is, unless it came in a link. */
  insight: Insight | undefined;
  board: string | undefined;
  open: (id: string | undefined) => void;
};

/** An insight, or a question of a link, that the sentence editor cannot show whole: its answer, and why it cannot be edited. */
export function NotEditable({ shown, insight, board, open }: Props) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const question = shown.question as Query;
  const answer = useQuery(answerQuery(project_id, question));
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={shown.name}
        lead={shown.description || undefined}
        actions={
          <>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button leftSection={<Download size={14} />}>{t('sql.export')}</Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>{t('insightAnswer.filesAll')}</Menu.Label>
                <FileItems question={question} />
              </Menu.Dropdown>
            </Menu>
            <SaveMenu
              insight={insight}
              question={question}
              metric={insight?.metric_id ?? undefined}
              view={insight?.view ?? 'table'}
              board={board}
              title={shown.name}
              open={open}
              fixed
            />
          </>
        }
      >
        <Muted>{t('boards.noEditor')}</Muted>
        <Section flush>
          <Await query={answer}>{(found) => <PlainAnswer label={shown.name} result={found.result} />}</Await>
        </Section>
      </Page>
    </>
  );
}

type SqlProps = { question: Shown['question']; insight: string | undefined; board: string | undefined };

/** A query has a page of its own. */
export function ToSql({ question, insight, board }: SqlProps) {
  const params = { projectId: useProject().project_id };
  const search = insight ? { insight, board } : { sql: String(question.sql), board };
  return <Navigate to="/p/$projectId/analyse/sql" params={params} search={search} replace />;
}
