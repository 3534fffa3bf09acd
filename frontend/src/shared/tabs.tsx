import type { ReactNode } from 'react';
import css from './tabs.module.css';

/** Links between sibling pages; each is a real address. */
export function PageTabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={css.tabs} aria-label={label}>
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
