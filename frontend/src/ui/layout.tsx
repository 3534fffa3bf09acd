import type { ReactNode } from 'react';
import css from './layout.module.css';

type PageProps = {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

/** A page: serif title, an optional lead line, at most one primary action, content. */
export function Page({ title, lead, actions, wide, children }: PageProps) {
  return (
    <div className={wide ? css.pageWide : css.page}>
      <header className={css.head}>
        <div className={css.headText}>
          <h1 className={css.title}>{title}</h1>
          {lead ? <div className={css.lead}>{lead}</div> : null}
        </div>
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

type SectionProps = {
  title?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  flush?: boolean;
};

/** A bordered block with a heading; `flush` lets a table touch the border. */
export function Section({ title, hint, actions, children, flush }: SectionProps) {
  return (
    <section className={css.section}>
      {title || actions ? (
        <div className={css.sectionHead}>
          <div>
            {title ? <h2 className={css.sectionTitle}>{title}</h2> : null}
            {hint ? <p className={css.hint}>{hint}</p> : null}
          </div>
          {actions ? <div className={css.actions}>{actions}</div> : null}
        </div>
      ) : null}
      <div className={flush ? css.flush : css.body}>{children}</div>
    </section>
  );
}

/** Things in a line that wraps. */
export function Row({
  children,
  between,
  gap = 8,
}: {
  children: ReactNode;
  between?: boolean;
  gap?: 4 | 8 | 12 | 16;
}) {
  return (
    <div className={css.row} style={{ gap, justifyContent: between ? 'space-between' : undefined }}>
      {children}
    </div>
  );
}

/** Things under each other. */
export function Stack({ children, gap = 12 }: { children: ReactNode; gap?: 4 | 8 | 12 | 16 | 24 }) {
  return (
    <div className={css.stack} style={{ gap }}>
      {children}
    </div>
  );
}

/** Equal columns on a wide screen, one on a phone. */
export function Columns({ children, min = 280 }: { children: ReactNode; min?: number }) {
  return (
    <div
      className={css.columns}
      style={{ gridTemplateColumns: `repeat(auto-fit, minmax(min(${min}px, 100%), 1fr))` }}
    >
      {children}
    </div>
  );
}

/** Secondary text. */
export function Muted({ children }: { children: ReactNode }) {
  return <span className={css.muted}>{children}</span>;
}

type WideProps = { children: ReactNode; width: number; label: string };

/** Something that needs so many pixels; where there are fewer it scrolls inside its own box. */
export function Wide({ children, width, label }: WideProps) {
  return (
    <div className={css.wide} tabIndex={0} role="region" aria-label={label}>
      <div style={{ minWidth: width }}>{children}</div>
    </div>
  );
}
