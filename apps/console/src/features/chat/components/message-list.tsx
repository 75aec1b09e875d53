import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage, Question } from '../chat-state.js';
import { AnswerView } from './answer-view.js';
import styles from './message-list.module.css';
import { PlainText } from './plain-text.js';

/** Finished messages keep their identity, so that a delta draws the last answer only. */
export function MessageList({ messages }: { messages: readonly ChatMessage[] }) {
  return messages.map((message, index) =>
    message.role === 'user' ? (
      <QuestionView key={message.id} question={message} />
    ) : (
      <AnswerView key={message.id} answer={message} isLast={index === messages.length - 1} />
    ),
  );
}

const QuestionView = memo(function QuestionView({ question }: { question: Question }) {
  const { t } = useTranslation();
  const { text, images, toolResults } = question;
  return (
    <article className={styles.question} aria-label={t('chat.question')}>
      {images.length > 0 && (
        <div className={styles.images}>
          {images.map(({ id, name, mediaType, base64 }) => (
            <img key={id} src={`data:${mediaType};base64,${base64}`} alt={name} />
          ))}
        </div>
      )}
      {toolResults.map((result) => (
        <div key={result.toolUseId}>
          <div className={styles.quiet}>{t('chat.tool.result')}</div>
          <PlainText text={result.text} />
        </div>
      ))}
      {text !== '' && <PlainText text={text} />}
    </article>
  );
});
