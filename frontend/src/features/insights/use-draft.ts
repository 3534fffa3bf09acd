import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import type { Insight } from '../../api/types';
import { todayIn } from '../../lib/dates';
import { schemaQuery } from '../../shared/schema';
import { useProject } from '../../shared/session';
import { insightQuery } from './boards/queries';
import type { Draft, Kind, Point } from './draft';
import { withRoom } from './map-model';
import { fromQuestion } from './saved';
import type { Shape } from './shape';
import { asKind, freshDraft } from './start';
import type { InsightSearch } from './url';

const route = getRouteApi('/signed-in/p/$projectId/analyse');
const SAME_CHANGE_MS = 900;

function keptDraft({ question, metric_id }: Insight, today: string): Draft | undefined {
  const draft = fromQuestion(question, today);
  return draft && metric_id ? { ...draft, metric: metric_id } : draft;
}

/** A map asks for every country, not only for the largest. */
function roomFor(view: Shape, draft: Draft | undefined): InsightSearch {
  if (view !== 'map' || draft?.kind !== 'trend') return {};
  const wide = withRoom(draft);
  return wide === draft ? {} : { q: wide };
}

/** Returns the question of the address and the ways to change it; Back undoes each change. */
export function useDraft() {
  const project = useProject();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const schema = useQuery(schemaQuery(project.project_id));
  const today = todayIn(project.timezone, new Date());
  const events = useMemo(() => schema.data?.events ?? [], [schema.data]);
  const last = useRef(0);

  const insight = useQuery(insightQuery(project.project_id, search.insight));
  const kept = useMemo(
    () => (search.insight && insight.data ? keptDraft(insight.data, today) : undefined),
    [search.insight, insight.data, today],
  );
  const asked = useMemo(() => search.ask && fromQuestion(search.ask, today), [search.ask, today]);
  const unread = search.insight !== undefined && (insight.isPending || (insight.data && !kept));
  const waits = unread || (search.ask !== undefined && !asked);
  const usual = insight.data?.view ?? 'chart';
  const draft = useMemo(
    () =>
      search.q ??
      kept ??
      asked ??
      (schema.data && !waits ? freshDraft(search.kind ?? 'trend', events, today) : undefined),
    [search.q, kept, asked, waits, search.kind, schema.data, events, today],
  );
  const go = useCallback(
    (next: InsightSearch, replace = false) => void navigate({ search: next, replace, resetScroll: false }),
    [navigate],
  );
  /** What the question came from, or is asked for, stays while it is changed. */
  const of = useMemo(
    () => ({ insight: search.insight, board: search.board }),
    [search.insight, search.board],
  );
  /** Typing makes one entry in the history, not one a letter. */
  const change = useCallback(
    (next: Draft) => {
      const now = performance.now();
      const replace = now - last.current < SAME_CHANGE_MS;
      last.current = now;
      go({ ...of, q: next, view: search.view }, replace);
    },
    [go, search.view, of],
  );
  return {
    project,
    today,
    insight: search.insight === undefined ? undefined : insight,
    asked: search.ask,
    board: search.board,
    open: (id: string | undefined) => go(id ? { insight: id } : { q: draft, view: search.view }),
    schema,
    events,
    draft,
    change,
    setKind: (kind: Kind) => draft && go({ ...of, q: asKind(draft, kind, events, today), view: search.view }),
    view: search.view ?? usual,
    setView: (view: Shape) =>
      go({ ...search, ...roomFor(view, draft), view: view === usual ? undefined : view }),
    point: search.at,
    setPoint: (at: Point | undefined) => go({ ...search, q: draft, at, why: undefined }),
    why: search.why,
    setWhy: (person: string | undefined) => go({ ...search, q: draft, why: person }),
  };
}
