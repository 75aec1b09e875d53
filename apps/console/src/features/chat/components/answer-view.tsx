import { Button, Group } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button.js';
import type { Answer } from '../chat-state.js';
import { chatSession } from '../use-chat-session.js';
import { AnswerBlockView } from './answer-block-view.js';
import { AnswerError } from './answer-error.js';
import { AnswerFacts } from './answer-facts.js';
import styles from './message-list.module.css';
import { StallNotice } from './stall-notice.js';

/** Fetched when an answer calls a tool. */
const ToolResultForm = lazy(async () => ({
  default: (await import('./tool-result-form.js')).ToolResultForm,
}));

/** One answer as far as it has come. */
export const AnswerView = memo(function AnswerView({ answer, isLast }: { answer: Answer; isLast: boolean }) {
  const { t } = useTranslation();
  const isStreaming = answer.status === 'streaming';
  const text = answer.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
  const calls = answer.blocks.filter((block) => block.type === 'tool-use');
  return (
    <article
      className={styles.answer}
      aria-label={t('chat.answer')}
      aria-busy={isStreaming}
      data-status={answer.status}
    >
      {answer.blocks.map((block, index) => (
        <AnswerBlockView
          key={index}
          block={block}
          isOpen={isStreaming && index === answer.blocks.length - 1}
        />
      ))}
      {isStreaming && (
        <StallNotice lastBytesAt={answer.lastBytesAt} hasBegun={answer.firstTokenMs !== null} />
      )}
      {answer.status === 'failed' && <AnswerError error={answer.error} hasBegun={answer.blocks.length > 0} />}
      {!isStreaming && (
        <Group justify="space-between" gap="xs">
          <AnswerFacts answer={answer} />
          <Group gap={4}>
            {text !== '' && <CopyButton value={text} label={t('chat.copyAnswer')} />}
            {isLast && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                leftSection={<RotateCcw size={13} aria-hidden />}
                onClick={() => chatSession.retry()}
              >
                {t('chat.retry')}
              </Button>
            )}
          </Group>
        </Group>
      )}
      {isLast && answer.status === 'done' && calls.length > 0 && (
        <Suspense>
          <ToolResultForm calls={calls} />
        </Suspense>
      )}
    </article>
  );
});
