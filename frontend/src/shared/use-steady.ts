import { useCallback, useLayoutEffect, useRef } from 'react';

/** Returns one function for as long as the component is there, which does what the newest one given does. */
export function useSteady<Args extends unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}
