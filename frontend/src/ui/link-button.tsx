import { createContext, type ReactNode, useContext } from 'react';
import css from './link-button.module.css';

type Props = { onClick: () => void; children: ReactNode; title?: string; focused?: boolean };

/** Says that nothing behind a number can be opened: links to it are plain text. */
export const NothingOpens = createContext(false);

/** A number or a word that opens something; looks like text, acts like a button; `focused` when it appears. */
export function LinkButton({ onClick, children, title, focused }: Props) {
  if (useContext(NothingOpens)) return <>{children}</>;
  return (
    <button type="button" className={css.link} onClick={onClick} title={title} autoFocus={focused}>
      {children}
    </button>
  );
}
