import { memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { HighlightedCode } from './highlighted-code.js';
import styles from './markdown.module.css';
import { RemoteImage } from './remote-image.js';

const REMARK = [remarkGfm];
const REHYPE = [rehypeSanitize];

const COMPONENTS: Components = {
  a: ({ href, children }) =>
    href === undefined || href === '' ? (
      <span>{children}</span>
    ) : (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ),
  img: ({ src, alt }) => <RemoteImage src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
  pre: ({ children }) => children,
  code: ({ className, children, node }) => {
    const text = String(children).replace(/\n$/, '');
    const language = /language-(\S+)/.exec(className ?? '')?.[1];
    const isInline = node?.position?.start.line === node?.position?.end.line && language === undefined;
    return isInline ? (
      <code className={styles.inline}>{text}</code>
    ) : (
      <HighlightedCode code={text} language={language} />
    );
  },
  table: ({ children }) => (
    <div className={styles.table} tabIndex={0} role="region">
      <table>{children}</table>
    </div>
  ),
};

/**
 * What a model wrote, drawn safely: raw HTML is shown as text, only http(s) and mailto links are links, nothing is
 * fetched from anywhere.
 */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <ReactMarkdown remarkPlugins={REMARK} rehypePlugins={REHYPE} components={COMPONENTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
});
