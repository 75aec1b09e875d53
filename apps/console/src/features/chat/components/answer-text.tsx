import { lazy, Suspense, useDeferredValue } from 'react';
import { isMarkdownAffordable } from '../is-markdown-affordable.js';
import { loadMarkdown } from './lazy-markdown.js';
import { PlainText } from './plain-text.js';

const Markdown = lazy(loadMarkdown);

/** The answer's text as Markdown while that is affordable, else as it is. */
export function AnswerText({ text, isGrowing }: { text: string; isGrowing: boolean }) {
  const isAffordable = isMarkdownAffordable(text, isGrowing);
  // A drawing that takes longer than a frame may fall behind, the page may not.
  const deferred = useDeferredValue(isAffordable ? text : '');
  if (!isAffordable) return <PlainText text={text} />;
  return (
    <Suspense fallback={<PlainText text={text} />}>
      <Markdown text={deferred} />
    </Suspense>
  );
}
