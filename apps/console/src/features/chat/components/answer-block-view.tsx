import { ChevronDown, Lightbulb, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerBlock } from '../chat-state.js';
import { formatJson } from '../format-json.js';
import { AnswerText } from './answer-text.js';
import styles from './message-list.module.css';
import { PlainText } from './plain-text.js';

interface AnswerBlockViewProps {
  block: AnswerBlock;
  /** More of it is expected. */
  isOpen: boolean;
}

export function AnswerBlockView({ block, isOpen }: AnswerBlockViewProps) {
  const { t } = useTranslation();
  switch (block.type) {
    case 'text':
      return <AnswerText text={block.text} isGrowing={isOpen} />;
    case 'thinking':
      return (
        <Panel
          icon={<Lightbulb size={15} aria-hidden />}
          title={isOpen ? t('chat.thinkingNow') : t('chat.thinking')}
        >
          <div className={styles.quiet}>
            <PlainText text={block.thinking} />
          </div>
        </Panel>
      );
    case 'redacted-thinking':
      return (
        <Panel icon={<Lightbulb size={15} aria-hidden />} title={t('chat.redactedThinking')}>
          <PlainText text={block.data} mono />
        </Panel>
      );
    case 'tool-use':
      return (
        <Panel
          icon={<Wrench size={15} aria-hidden />}
          title={t('chat.tool.call', { name: block.name })}
          isInitiallyOpen
        >
          <PlainText text={formatJson(block.json)} mono />
        </Panel>
      );
  }
}

interface PanelProps {
  icon: ReactNode;
  title: string;
  isInitiallyOpen?: boolean;
  children: ReactNode;
}

function Panel({ icon, title, isInitiallyOpen = false, children }: PanelProps) {
  return (
    <details className={styles.panel} open={isInitiallyOpen}>
      <summary>
        {icon}
        {title}
        <ChevronDown size={15} aria-hidden />
      </summary>
      <div className={styles.panelBody}>{children}</div>
    </details>
  );
}
