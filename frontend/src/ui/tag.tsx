import type { ReactNode } from 'react';
import css from './tag.module.css';

export type Tone = 'plain' | 'ok' | 'warn' | 'danger' | 'info' | 'accent';

/** A small label; its words carry the meaning, the tone only helps. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={css.tag} data-tone={tone}>
      {children}
    </span>
  );
}
