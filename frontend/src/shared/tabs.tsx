import { type ReactNode, useLayoutEffect, useRef } from 'react';
import css from './tabs.module.css';

/** Links between sibling pages; each is a real address. On a phone the one of this page is in sight. */
export function PageTabs({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>('[data-active]');
    if (bar.current && here)
      bar.current.scrollLeft = here.offsetLeft - (bar.current.clientWidth - here.offsetWidth) / 2;
  }, []);
  return (
    <nav ref={bar} className={css.tabs} aria-label={label}>
      {children}
    </nav>
  );
}

/** What a link between sibling pages looks like, here and elsewhere. */
export const tab = {
  className: css.tab,
  activeProps: { 'data-active': true },
  activeOptions: { includeSearch: false },
};
