import type { ReactNode } from 'react';
import css from './link-button.module.css';

type Props = { onClick: () => void; children: ReactNode; title?: string };

/** A number or a word that opens something; looks like text, acts like a button. */
export function LinkButton({ onClick, children, title }: Props) {
  return (
    <button type="button" className={css.link} onClick={onClick} title={title}>
      {children}
    </button>
  );
}
