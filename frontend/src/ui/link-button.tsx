import type { ReactNode } from 'react';
import css from './link-button.module.css';

type Props = { onClick: () => void; children: ReactNode; title?: string; focused?: boolean };

/** A number or a word that opens something; looks like text, acts like a button; `focused` when it appears. */
export function LinkButton({ onClick, children, title, focused }: Props) {
  return (
    <button type="button" className={css.link} onClick={onClick} title={title} autoFocus={focused}>
      {children}
    </button>
  );
}
