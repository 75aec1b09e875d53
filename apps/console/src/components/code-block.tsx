import { useTranslation } from 'react-i18next';
import styles from './code-block.module.css';
import { CopyButton } from './copy-button.js';

interface CodeBlockProps {
  code: string;
  /** What it is: a file name, a language. */
  name: string;
  wrap?: boolean;
}

/** Text to copy, with its name above. */
export function CodeBlock({ code, name, wrap = false }: CodeBlockProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.block}>
      <div className={styles.header}>
        <span>{name}</span>
        <CopyButton value={code} label={t('common.copyNamed', { name })} />
      </div>
      <pre className={styles.code} data-wrap={wrap || undefined} tabIndex={0} role="region" aria-label={name}>
        <code>{code}</code>
      </pre>
    </div>
  );
}
