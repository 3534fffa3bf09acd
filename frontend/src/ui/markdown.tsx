import { lazy, Suspense } from 'react';
import css from './markdown.module.css';

const MarkdownText = lazy(() =>
  import('./markdown-text').then((module) => ({ default: module.MarkdownText })),
);

/** Words in Markdown. HTML in them is shown as text, images are left out, and links lead to the web or to mail only. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={css.text}>
      <Suspense>
        <MarkdownText text={text} />
      </Suspense>
    </div>
  );
}
