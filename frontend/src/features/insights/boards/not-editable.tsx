import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../../../api/types';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { Await } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { Muted, Page, Section } from '../../../ui/layout';
import { PlainAnswer } from '../plain-answer';
import { answerQuery } from '../queries';
import type { Query } from '../query';

/** An insight that the sentence editor cannot show whole: its answer, and why it cannot be edited. */
export function NotEditable({ insight }: { insight: Insight }) {
  const { t } = useTranslation();
  const answer = useQuery(answerQuery(useProject().project_id, insight.question as Query));
  return (
    <>
      <AnalyseTabs />
      <Page wide title={insight.name} lead={insight.description || undefined}>
        <Muted>{t('boards.noEditor')}</Muted>
        <Section flush>
          <Await query={answer}>{({ result }) => <PlainAnswer label={insight.name} result={result} />}</Await>
        </Section>
      </Page>
    </>
  );
}
