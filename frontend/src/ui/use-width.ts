import { type RefCallback, startTransition, useCallback, useRef, useState } from 'react';

/**
 * Returns what to give a box as its `ref`, and how wide that box is (whole px), undefined before it is known; it may go
 * and come back. What depends on that is made in pieces the first time, and at once when the width changes.
 */
export function useWidth(): [RefCallback<HTMLElement>, number | undefined] {
  const [width, setWidth] = useState<number>();
  const known = useRef<number>(undefined);
  const box = useCallback<RefCallback<HTMLElement>>((element) => {
    if (!element) return;
    const measure = () => {
      const before = known.current;
      const now = Math.round(element.getBoundingClientRect().width);
      // A box that is not shown has no width: what it holds stays as it was drawn.
      if (!now || now === before) return;
      known.current = now;
      if (before === undefined) startTransition(() => setWidth(now));
      else setWidth(now);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}
