import { useEffect, useReducer, useRef, useState } from 'react';
import { base } from '../../api/http';
import type { LiveEvent, Reject } from '../../api/types';
import { projectPath } from '../../shared/session';
import { recent } from './queries';
import { type Arrival, EMPTY, reduce } from './stream';

export type Connection = 'connecting' | 'connected' | 'lost';
const DRAW_EVERY_MS = 250;

/** Follows the project's stream; draws at most four times a second however fast it comes. */
export function useStream(
  projectId: string,
  paused: boolean,
  only: { event?: string; person?: string; key?: string },
) {
  const [stream, move] = useReducer(reduce, EMPTY);
  const [connection, setConnection] = useState<Connection>('connecting');
  const isPaused = useRef(paused);
  const { event = '', person = '', key = '' } = only;
  useEffect(() => {
    if (isPaused.current && !paused) move({ kind: 'resumed' });
    isPaused.current = paused;
  }, [paused]);
  useEffect(() => {
    const pending: Arrival[] = [];
    const narrowed = new URLSearchParams({ event, person, key_id: key });
    const source = new EventSource(`${base()}${projectPath(projectId)}/events/live?${narrowed}`, {
      withCredentials: true,
    });
    move({ kind: 'began' });
    source.onopen = () => {
      setConnection('connected');
      // The stream begins with what the tables do not show yet: asked after it, nothing falls between.
      if (event || person) return;
      recent(projectId, key).then(
        (arrivals) => move({ kind: 'before', arrivals }),
        () => setConnection('lost'),
      );
    };
    source.onerror = () => setConnection('lost');
    source.addEventListener('accepted', (message) => {
      const accepted = JSON.parse((message as MessageEvent<string>).data) as LiveEvent;
      pending.push({ key: `a${accepted.seq}`, at: accepted.received_at, accepted });
    });
    source.addEventListener('rejected', (message) => {
      const rejected = JSON.parse((message as MessageEvent<string>).data) as Reject;
      pending.push({ key: `r${rejected.seq}`, at: rejected.received_at, rejected });
    });
    source.addEventListener('gap', (message) => {
      const { skipped } = JSON.parse((message as MessageEvent<string>).data) as { skipped: number };
      move({ kind: 'skipped', count: skipped });
    });
    const timer = setInterval(() => {
      move({
        kind: 'arrived',
        arrivals: pending.splice(0),
        now: performance.now(),
        paused: isPaused.current,
      });
    }, DRAW_EVERY_MS);
    return () => {
      source.close();
      clearInterval(timer);
    };
  }, [projectId, event, person, key]);
  return { stream, connection };
}
