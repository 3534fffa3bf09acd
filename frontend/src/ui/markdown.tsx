import ReactMarkdown, { type Components } from 'react-markdown';
import css from './markdown.module.css';

const CALM: Components = {
  // The page has its own title: headings inside it begin one level below the sections.
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
};

/** Words in Markdown. HTML in them is shown as text, images are left out, and links lead to the web or to mail only. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={css.text}>
      <ReactMarkdown components={CALM} disallowedElements={['img']}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
