import ReactMarkdown, { defaultUrlTransform, type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { imageSource } from './image-source.js';
import classes from './markdown-body.module.css';

// A page has its own outline: what authors write as headings comes below it. Code and tables that scroll
// sideways must be reachable by keyboard (WCAG 2.1.1).
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  pre: ({ children }) => (
    <pre tabIndex={0} role="region" aria-label="Code">
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div className={classes.scroller} tabIndex={0} role="region" aria-label="Table">
      <table>{children}</table>
    </div>
  ),
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ),
  // Only images that are kept here are shown; of others it is told what is on them.
  img: ({ src, alt }) => {
    const source = imageSource(src);
    return source ? <img src={source} alt={alt} loading="lazy" /> : <em>{alt}</em>;
  },
};

const sanitizing = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, src: [...(defaultSchema.protocols?.['src'] ?? []), 'image'] },
};
const keepImages = (url: string) => (imageSource(url) ? url : defaultUrlTransform(url));

export function MarkdownBody({ children }: { children: string }) {
  return (
    <div className={classes.body}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, sanitizing]]}
        urlTransform={keepImages}
        components={components}
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}
