import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnalyseTabs } from '../../shared/analyse-tabs';
import { Failed } from '../../shared/await';
import { Button, useDebouncedValue } from '../../ui/kit';
import { Page, Section } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import { AlertMe } from './alerts/alert-me';
import { AnswerView } from './answer-view';
import { NotEditable, type Shown, ToSql } from './boards/not-editable';
import { SaveMenu } from './boards/save-menu';
import { titleOf } from './draft';
import { KindSwitch } from './kind-switch';
import { useMetricOf } from './metrics/use-metric-of';
import { answerQuery } from './queries';
import { toQuery } from './query';
import { QuestionEditor, type EditorChoice } from './question-editor';
import { toQuestion } from './saved';
import { wholeRange } from './start';
import { useDraft } from './use-draft';

const BehindPanel = lazy(() => import('./behind-panel').then((module) => ({ default: module.BehindPanel })));

/** A choice is asked at once; what is typed, when it pauses. */
const TYPING_MS = 300;

/** Ask a question in a sentence, see the answer, open the people behind any number. */
export function InsightPage() {
  const { t } = useTranslation();
  const state = useDraft();
  const { project, events, draft, today, change } = state;
  const clock = { timezone: project.timezone, today };
  const query = useMemo(
    () => (draft ? toQuery(draft, { timezone: project.timezone, today }) : null),
    [draft, project.timezone, today],
  );
  const [asked] = useDebouncedValue(query, TYPING_MS, { leading: true });
  const metric = useMetricOf(draft, clock);
  const answer = useQuery(answerQuery(project.project_id, asked));
  const whole = wholeRange(events, today);
  const insight = state.insight?.data;
  if (!draft) return <WithoutDraft state={state} />;
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={insight?.name ?? t('insight.title')}
        lead={insight?.description || undefined}
        actions={
          <>
            <AlertMe draft={draft} question={toQuestion(draft, clock)} metric={metric} name={insight?.name} />
            <SaveMenu
              insight={insight}
              question={toQuestion(draft, clock)}
              metric={metric}
              view={state.view}
              board={state.board}
              title={titleOf(draft)}
              open={state.open}
            />
          </>
        }
      >
        <KindSwitch value={draft.kind} onPick={state.setKind} />
        {events.length === 0 ? (
          <Empty
            title={t('insightAnswer.startTitle')}
            action={
              <Link to="/p/$projectId" params={{ projectId: project.project_id }}>
                {t('data.toHome')}
              </Link>
            }
          >
            {t('insightAnswer.startWhy')}
          </Empty>
        ) : (
          <>
            <Sentence draft={draft} change={change} today={today} whole={whole} />
            <AnswerView
              draft={draft}
              query={query}
              answer={answer}
              waits={asked !== query}
              view={state.view}
              onView={state.setView}
              onPoint={state.setPoint}
              onWhole={() => change({ ...draft, range: whole })}
            />
            <Suspense>
              <BehindPanel
                query={query}
                point={state.point}
                draft={draft}
                person={state.why}
                onPerson={state.setWhy}
                onClose={() => state.setPoint(undefined)}
              />
            </Suspense>
          </>
        )}
      </Page>
    </>
  );
}

/** What is there until a question can be built: why it cannot be, an answer that is not changed, or the wait for it. */
function WithoutDraft({ state }: { state: ReturnType<typeof useDraft> }) {
  const { t } = useTranslation();
  const { schema, insight: found, asked, board, open } = state;
  if (schema.isError) return <Failed error={schema.error} retry={() => void schema.refetch()} />;
  if (found?.isError) return <Failed error={found.error} />;
  const insight = found?.data;
  const plain = insight ?? unnamed(asked, t('insight.title'));
  if (!plain) return <Loading rows={6} />;
  if (plain.question.kind === 'sql')
    return <ToSql question={plain.question} insight={insight?.id} board={board} />;
  return <NotEditable shown={plain} insight={insight} board={board} open={open} />;
}

/** A question of a link, for want of a better name called as the page is. */
function unnamed(question: Shown['question'] | undefined, name: string): Shown | undefined {
  return question && { name, description: '', question };
}

/** The question as a sentence, and the rest of its options when asked for. */
function Sentence(props: Omit<EditorChoice, 'more'>) {
  const { t } = useTranslation();
  const [more, setMore] = useState(false);
  return (
    <Section>
      <div data-question={props.draft.kind}>
        <QuestionEditor {...props} more={more} />
      </div>
      <div style={{ marginTop: 8 }}>
        <Button
          variant="subtle"
          leftSection={<SlidersHorizontal size={14} />}
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {t(more ? 'common.less' : 'insight.more')}
        </Button>
      </div>
    </Section>
  );
}
