import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnalyseTabs } from '../../shared/analyse-tabs';
import { Failed } from '../../shared/await';
import { useProject } from '../../shared/session';
import { Button, useDebouncedValue } from '../../ui/kit';
import { Muted, Page, Row, Section } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import { AlertMe } from './alerts/alert-me';
import { AnswerView } from './answer-view';
import { NotEditable, type Shown, ToSql } from './boards/not-editable';
import { SaveMenu } from './boards/save-menu';
import { type Draft, type Kind, titleOf } from './draft';
import { KindSwitch } from './kind-switch';
import { useMetricOf } from './metrics/use-metric-of';
import { answerQuery } from './queries';
import { toQuery } from './query';
import { QuestionEditor, type EditorChoice } from './question-editor';
import { RevenueMenu } from './revenue-menu';
import { toQuestion } from './saved';
import { countsAnew, wholeRange } from './start';
import { toldOf } from './told';
import { useDraft } from './use-draft';

const BehindPanel = lazy(() => import('./behind-panel').then((module) => ({ default: module.BehindPanel })));

/** A choice is asked at once; what is typed, when it pauses. */
const TYPING_MS = 300;

/** Ask a question in a sentence, see the answer, open the people behind any number. */
export function InsightPage() {
  const { t } = useTranslation();
  const state = useDraft();
  const { project, schema, events, draft, today } = state;
  const clock = { timezone: project.timezone, today };
  const metric = useMetricOf(draft, clock);
  const insight = state.insight?.data;
  if (!draft) return <WithoutDraft state={state} />;
  const pickKind = (kind: Kind) => {
    state.setKind(kind);
    if (countsAnew(draft, kind)) toastDone(t('correlation.countsAnew'));
  };
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
              question={toQuestion(draft, clock, insight?.question)}
              metric={metric}
              view={state.view}
              board={state.board}
              title={titleOf(draft)}
              open={state.open}
            />
          </>
        }
      >
        <Row>
          <KindSwitch value={draft.kind} onPick={pickKind} />
          <RevenueMenu today={today} onPick={state.change} />
        </Row>
        {schema.isSuccess && events.length === 0 ? <NoEvents /> : <Asking state={state} draft={draft} />}
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

type AskingProps = { state: ReturnType<typeof useDraft>; draft: Draft };

/** The question, its answer, and the people behind a number of it; the answer does not wait for the words to choose from. */
function Asking({ state, draft }: AskingProps) {
  const { t } = useTranslation();
  const { project, events, today } = state;
  const told = useTold(draft, project.timezone, today);
  const query = useMemo(
    () => toQuery(told, { timezone: project.timezone, today }),
    [told, project.timezone, today],
  );
  const [asked] = useDebouncedValue(query, TYPING_MS, { leading: true });
  const answer = useQuery(answerQuery(project.project_id, asked));
  const whole = wholeRange(events, today);
  return (
    <>
      {state.schema.isPending ? (
        <Loading rows={2} height={28} />
      ) : (
        <Sentence draft={draft} change={state.change} today={state.today} whole={whole} />
      )}
      {told !== draft && query ? <Muted>{t('insightAnswer.unfinished')}</Muted> : null}
      <AnswerView
        draft={told}
        query={query}
        answer={answer}
        waits={asked !== query}
        view={state.view}
        onView={state.setView}
        onPoint={state.setPoint}
        onWhole={() => state.change({ ...draft, range: whole })}
      />
      <Suspense>
        <BehindPanel
          query={query}
          point={state.point}
          draft={told}
          person={state.why}
          onPerson={state.setWhy}
          onClose={() => state.setPoint(undefined)}
        />
      </Suspense>
    </>
  );
}

/** What stands here until the first event arrives, and where to begin. */
function NoEvents() {
  const { t } = useTranslation();
  const { project_id: projectId } = useProject();
  return (
    <Empty
      title={t('insightAnswer.noEvents')}
      action={
        <Link to="/p/$projectId" params={{ projectId }}>
          {t('data.toHome')}
        </Link>
      }
    >
      {t('insightAnswer.startWhy')}
    </Empty>
  );
}

/** Returns the question that is answered: the one that is written, or what of it can be asked already. */
function useTold(draft: Draft, timezone: string, today: string): Draft {
  const [last, setLast] = useState<Draft>();
  const told = useMemo(() => toldOf(draft, last, { timezone, today }), [draft, last, timezone, today]);
  if (told === draft && told !== last && toQuery(told, { timezone, today })) setLast(told);
  return told;
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
