import { type RefObject, startTransition, useLayoutEffect, useState } from 'react';

/**
 * Returns how wide a box is (whole px), undefined before it is known. What depends on that is made in pieces the first
 * time, and at once when the width changes.
 */
export function useWidth(box: RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measured = () => Math.round(element.getBoundingClientRect().width);
    let known = measured();
    startTransition(() => setWidth(known));
    // An observer tells of a box also when it begins to watch it.
    const observer = new ResizeObserver(() => {
      if (known === measured()) return;
      known = measured();
      setWidth(known);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
