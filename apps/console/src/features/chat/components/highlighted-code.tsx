import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import codeStyles from '../../../components/code-block.module.css';
import { CopyButton } from '../../../components/copy-button.js';
import './highlight.css';

/** Longer code is shown as it is. */
const LONGEST = 30_000;
const PAUSE_MS = 150;

/** Code with its language and a copy button; coloured once it stops growing. */
export function HighlightedCode({ code, language }: { code: string; language: string | undefined }) {
  const { t } = useTranslation();
  const html = useHighlight(code, language);
  return (
    <div className={codeStyles.block} style={{ marginBottom: 10 }}>
      <div className={codeStyles.header}>
        <span>{language ?? t('chat.code')}</span>
        <CopyButton value={code} label={t('chat.copyCode')} />
      </div>
      <pre className={codeStyles.code} tabIndex={0} role="region" aria-label={t('chat.code')}>
        {html === undefined ? (
          <code>{code}</code>
        ) : (
          // The highlighter escapes the code; its output has nothing but spans with class names.
          <code dangerouslySetInnerHTML={{ __html: html }} />
        )}
      </pre>
    </div>
  );
}

function useHighlight(code: string, language: string | undefined): string | undefined {
  const [result, setResult] = useState<{ code: string; html: string }>();
  useEffect(() => {
    if (language === undefined || code.length > LONGEST) return;
    let isCurrent = true;
    const timer = window.setTimeout(() => {
      void import('../highlight.js')
        .then(({ highlight }) => highlight(code, language))
        .then((html) => isCurrent && html !== undefined && setResult({ code, html }))
        // Without the highlighter the code is still there.
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [code, language]);
  return result?.code === code ? result.html : undefined;
}
