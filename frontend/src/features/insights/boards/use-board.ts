import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/http';
import type { Dashboard } from '../../../api/types';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';
import { toastFailed } from '../../../ui/toast';
import { bodyOf, type Doc, docOf, edited, type History, redone, undone } from './doc';
import { keepHistory, keptHistory } from './kept-history';
import { dashboardQuery, restoreDashboard, saveDashboard } from './queries';

export type SaveState = 'saved' | 'saving' | 'failed';
const PAUSE_MS = 500;

/**
 * Returns a dashboard as it is edited here. What is done shows at once and is saved by itself, one request at a
 * time; when somebody else was faster, their version is taken and the reader is told.
 */
export function useBoard(board: Dashboard) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const client = useQueryClient();
  const [history, setHistory] = useState<History>(() => keptHistory(board.id, docOf(board)));
  const [state, setState] = useState<SaveState>('saved');
  const kept = useRef({ id: board.id, revision: board.revision, wanted: undefined as Doc | undefined });
  const sending = useRef<Promise<void>>(undefined);
  const timer = useRef<number>(undefined);

  const take = useCallback(
    (saved: Dashboard) => {
      kept.current.revision = saved.revision;
      client.setQueryData(dashboardQuery(project_id, saved.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['dashboards', project_id] });
      void client.invalidateQueries({ queryKey: ['saved-versions', project_id, 'dashboard', saved.id] });
    },
    [client, project_id],
  );

  const startAgain = useCallback(async () => {
    const { id } = kept.current;
    const theirs = await client.fetchQuery({ ...dashboardQuery(project_id, id), staleTime: 0 });
    kept.current = { id, revision: theirs.revision, wanted: undefined };
    setHistory({ past: [], now: docOf(theirs), future: [] });
    setState('saved');
  }, [client, project_id]);

  const drain = useCallback(async () => {
    try {
      while (kept.current.wanted) {
        const { id, revision, wanted } = kept.current;
        kept.current.wanted = undefined;
        try {
          take(await saveDashboard(project_id, id, { ...bodyOf(wanted), revision }));
        } catch (error) {
          kept.current.wanted ??= wanted;
          throw error;
        }
      }
      setState('saved');
    } catch (error) {
      setState('failed');
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'saved_changed') {
        await startAgain();
        toastFailed(error.title, t('boards.reloaded'));
      } else
        toastFailed(
          t('problem.notSaved'),
          [error.detail, ...error.fields.map((one) => one.message)].join(' '),
        );
    }
  }, [project_id, startAgain, take, t]);

  /** Sends what is not sent yet; who asks while it is under way waits for the same. */
  const send = useCallback(() => {
    window.clearTimeout(timer.current);
    sending.current ??= drain().finally(() => {
      sending.current = undefined;
    });
    return sending.current;
  }, [drain]);

  const want = useCallback(
    (doc: Doc, soon: boolean) => {
      kept.current.wanted = doc;
      setState('saving');
      window.clearTimeout(timer.current);
      if (soon) void send();
      else timer.current = window.setTimeout(() => void send(), PAUSE_MS);
    },
    [send],
  );

  // Somebody else's change, seen when the page is looked at again.
  useEffect(() => {
    if (board.revision <= kept.current.revision || kept.current.wanted || sending.current) return;
    kept.current.revision = board.revision;
    setHistory(keptHistory(board.id, docOf(board)));
  }, [board]);

  useKept(board.id, history);

  // Leaving the page, or closing it, does not wait: what is not sent yet is sent now.
  useEffect(() => {
    const now = () => {
      if (kept.current.wanted) void send();
    };
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, [send]);

  const restoring = useSend(async (version: number) => {
    await send();
    const back = await restoreDashboard(project_id, board.id, kept.current.revision, version);
    take(back);
    setHistory(edited(history, docOf(back)));
  });

  const move = (next: History, soon: boolean) => {
    if (next === history) return;
    setHistory(next);
    want(next.now, soon);
  };
  return {
    doc: history.now,
    state,
    /** Shows and saves a change; `soon` does not wait for more of them. */
    change: (next: Doc, soon = true) => move(edited(history, next), soon),
    undo: history.past.length ? () => move(undone(history), true) : undefined,
    redo: history.future.length ? () => move(redone(history), true) : undefined,
    retry: () => void send(),
    restore: (version: number) => restoring.mutateAsync(version),
  };
}

/** Whoever leaves the page and comes back in this tab can still undo. */
function useKept(boardId: string, history: History) {
  useEffect(() => {
    if (history.past.length || history.future.length) keepHistory(boardId, history);
  }, [boardId, history]);
}
