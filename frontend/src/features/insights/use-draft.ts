import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { todayIn } from '../../lib/dates';
import { schemaQuery } from '../../shared/schema';
import { useProject } from '../../shared/session';
import type { Draft, Kind, Point } from './draft';
import { asKind, freshDraft } from './start';
import type { InsightSearch } from './url';

const route = getRouteApi('/signed-in/p/$projectId/analyse');
const SAME_CHANGE_MS = 900;

/** Returns the question of the address and the ways to change it; Back undoes each change. */
export function useDraft() {
  const project = useProject();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const schema = useQuery(schemaQuery(project.project_id));
  const today = todayIn(project.timezone, new Date());
  const events = useMemo(() => schema.data?.events ?? [], [schema.data]);
  const last = useRef(0);

  const draft = useMemo(
    () => search.q ?? (schema.data ? freshDraft(search.kind ?? 'trend', events, today) : undefined),
    [search.q, search.kind, schema.data, events, today],
  );
  const go = useCallback(
    (next: InsightSearch, replace = false) => void navigate({ search: next, replace, resetScroll: false }),
    [navigate],
  );
  /** Typing makes one entry in the history, not one a letter. */
  const change = useCallback(
    (next: Draft) => {
      const now = performance.now();
      const replace = now - last.current < SAME_CHANGE_MS;
      last.current = now;
      go({ q: next, view: search.view }, replace);
    },
    [go, search.view],
  );
  return {
    project,
    today,
    schema,
    events,
    draft,
    change,
    setKind: (kind: Kind) => draft && go({ q: asKind(draft, kind, events, today), view: search.view }),
    view: search.view ?? ('chart' as const),
    setView: (view: 'chart' | 'table') => go({ ...search, view: view === 'table' ? 'table' : undefined }),
    point: search.at,
    setPoint: (at: Point | undefined) => go({ ...search, q: draft, at }),
  };
}
