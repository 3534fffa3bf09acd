import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../../../api/types';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { Await } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { Muted, Page, Section } from '../../../ui/layout';
import { PlainAnswer } from '../plain-answer';
import { answerQuery } from '../queries';
import type { Query } from '../query';
import { SqlTile } from '../sql-tile';

export type Shown = Pick<Insight, 'name' | 'description' | 'question'>;

/** An insight, or a question of a link, that the sentence editor cannot show whole: its answer, and why it cannot be edited. */
export function NotEditable({ insight }: { insight: Shown }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const answer = useQuery(answerQuery(project_id, insight.question as Query));
  return (
    <>
      <AnalyseTabs />
      <Page wide title={insight.name} lead={insight.description || undefined}>
        {insight.question.kind === 'sql' ? (
          <Link
            to="/p/$projectId/analyse/sql"
            params={{ projectId: project_id }}
            search={{ sql: String(insight.question.sql) }}
          >
            {t('boards.openSql')}
          </Link>
        ) : (
          <Muted>{t('boards.noEditor')}</Muted>
        )}
        <Section flush>
          <Await query={answer}>
            {(found) =>
              found.kind === 'sql' ? (
                <SqlTile label={insight.name} result={found.result} view="chart" />
              ) : (
                <PlainAnswer label={insight.name} result={found.result} />
              )
            }
          </Await>
        </Section>
      </Page>
    </>
  );
}
