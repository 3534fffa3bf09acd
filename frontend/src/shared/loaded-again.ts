import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useSteady } from './use-steady';

const listeners = new Set<() => void>();
const times = new Map<string, number>();

/** Tells that somebody chose to see something of this kind as it is now, without what they wrote. */
export function tellLoadedAgain(kind: string) {
  times.set(kind, timesLoadedAgain(kind) + 1);
  for (const listener of [...listeners]) listener();
}

/** Calls `listener` each time something of a kind was loaded again; returns what ends it. */
export function onLoadedAgain(kind: string, listener: () => void): () => void {
  let known = timesLoadedAgain(kind);
  const look = () => {
    if (timesLoadedAgain(kind) === known) return;
    known = timesLoadedAgain(kind);
    listener();
  };
  listeners.add(look);
  return () => void listeners.delete(look);
}

export const timesLoadedAgain = (kind: string) => times.get(kind) ?? 0;

/** Returns how often something of a kind was loaded again: a form with it in its key begins anew then. */
export function useTimesLoadedAgain(kind: string): number {
  const subscribe = useCallback((listener: () => void) => onLoadedAgain(kind, listener), [kind]);
  return useSyncExternalStore(subscribe, () => timesLoadedAgain(kind));
}

/** Does `run` each time something of a kind was loaded again. */
export function useOnLoadedAgain(kind: string, run: () => void) {
  const newest = useSteady(run);
  useEffect(() => onLoadedAgain(kind, newest), [kind, newest]);
}
