import ReactMarkdown, { type Components } from 'react-markdown';

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

/** The words themselves; what reads Markdown is fetched with this. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <ReactMarkdown components={CALM} disallowedElements={['img']}>
      {text}
    </ReactMarkdown>
  );
}
