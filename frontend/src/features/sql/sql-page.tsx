import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Play, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnalyseTabs } from '../../shared/analyse-tabs';
import { useSchema } from '../../shared/schema';
import { useProject } from '../../shared/session';
import { CodeEditor } from '../../ui/code-editor/code-editor';
import { Button } from '../../ui/kit';
import { Muted, Page, Row, Section, Stack } from '../../ui/layout';
import { completionsOf, literalsOf } from './completions';
import { keepDrafts, keptDrafts, withDraft } from './drafts';
import { keepQuery, pastQueries } from './history';
import { History } from './history-menu';
import type { Keep, Kept } from './keep';
import { drawingOf, questionOf, viewOf, withChart } from './model';
import { referenceQuery, sqlQuery } from './queries';
import { ReferenceList } from './reference-list';
import { SqlAnswerView } from './sql-answer';
import css from './sql.module.css';

const route = getRouteApi('/signed-in/p/$projectId/analyse/sql');
export const FIRST = `SELECT event, count() AS times, uniq(person_id) AS people
FROM events
WHERE timestamp >= now() - INTERVAL 30 DAY
GROUP BY event
ORDER BY times DESC
LIMIT 20`;

/** Ask in SQL: an editor that knows the views, the answer as table or chart, and what was asked before. */
export function SqlPage({ kept, keep }: { kept: Kept | undefined; keep: Keep }) {
  const { t, i18n } = useTranslation();
  const { project_id } = useProject();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const question = questionOf(address, kept);
  const asked = question?.sql;
  const [text, setText, forget] = useText(project_id, asked);
  const [past, setPast] = useState(() => pastQueries(project_id));
  const reference = useQuery(referenceQuery(project_id, i18n.language));
  const schema = useSchema();
  const query = sqlQuery(project_id, question);
  const answer = useQuery(query);
  const drawing = drawingOf(address, kept, answer.data?.result);
  const run = () => {
    const sql = text.trim();
    if (!sql) return;
    setPast(keepQuery(project_id, sql));
    if (sql === asked) {
      setText(sql);
      void answer.refetch();
      return;
    }
    forget(sql);
    // What was written over the query before is that of the address from now on; until then the editor keeps it.
    const next = navigate({
      search: (now) => ({ ...now, sql, x: undefined, y: undefined }),
      resetScroll: false,
    });
    void next.then(() => forget(asked));
  };
  const stop = () => void client.cancelQueries({ queryKey: query.queryKey });
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={kept?.name ?? t('sql.title')}
        lead={kept ? kept.description || undefined : t('sql.lead')}
        actions={keep(question ? withChart(question, address, drawing) : null, viewOf(address, kept))}
      >
        <div className={css.columns}>
          <Stack gap={16}>
            <Section>
              <CodeEditor
                value={text}
                label={t('sql.editor')}
                completions={completionsOf(reference.data, schema)}
                literals={literalsOf(schema)}
                onChange={setText}
                onRun={run}
              />
              <div className={css.verbs}>
                <Row>
                  <Button variant="filled" leftSection={<Play size={14} />} onClick={run}>
                    {t('sql.run')}
                  </Button>
                  {answer.isFetching ? (
                    <Button leftSection={<Square size={14} />} onClick={stop}>
                      {t('sql.cancel')}
                    </Button>
                  ) : null}
                  <History past={past} onPick={setText} />
                  <Muted>{t('sql.keys')}</Muted>
                </Row>
              </div>
            </Section>
            <SqlAnswerView question={question} answer={answer} drawing={drawing} />
          </Stack>
          <ReferenceList
            reference={reference}
            schema={schema}
            onPick={(word) => setText(`${text.replace(/\s+$/, '')} ${word} `)}
          />
        </div>
      </Page>
    </>
  );
}

type Text = [text: string, write: (text: string) => void, forget: (sql: string | undefined) => void];

/** The text in the editor: the query of the address, or what was written over it; Back and Forward keep both. */
function useText(projectId: string, sql: string | undefined): Text {
  const of = sql ?? FIRST;
  const [drafts, setDrafts] = useState(() => keptDrafts(projectId));
  const keep = (query: string, text: string) =>
    setDrafts((now) => {
      const next = withDraft(now, query, text);
      keepDrafts(projectId, next);
      return next;
    });
  const forget = (before: string | undefined) => keep(before ?? FIRST, before ?? FIRST);
  return [drafts[of] ?? of, (text) => keep(of, text), forget];
}
