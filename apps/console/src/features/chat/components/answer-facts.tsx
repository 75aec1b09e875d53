import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatCount, formatMilliseconds } from '../../../lib/format-number.js';
import { accountQuery } from '../../accounts/api/get-account.js';
import { useAccountName } from '../../accounts/components/use-account-name.js';
import type { Answer } from '../chat-state.js';
import styles from './message-list.module.css';

/** Times, tokens and who answered. What is not known is left out. */
export function AnswerFacts({ answer }: { answer: Answer }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const { firstTokenMs, totalMs, inputTokens, outputTokens, stopReason } = answer;
  return (
    <div className={styles.facts}>
      {answer.status === 'stopped' && <span>{t('chat.facts.stopped')}</span>}
      {firstTokenMs !== null && (
        <span>{t('chat.facts.firstToken', { time: formatMilliseconds(firstTokenMs, language) })}</span>
      )}
      {totalMs !== null && (
        <span>{t('chat.facts.total', { time: formatMilliseconds(totalMs, language) })}</span>
      )}
      {inputTokens !== null && outputTokens !== null && (
        <span>
          {t('chat.facts.tokens', {
            input: formatCount(inputTokens, language),
            output: formatCount(outputTokens, language),
          })}
        </span>
      )}
      {answer.servedModel !== null && <span>{answer.servedModel}</span>}
      {answer.accountId !== null && <AccountFact id={answer.accountId} />}
      {stopReason !== null && <span>{t('chat.facts.stopReason', { reason: stopReason })}</span>}
    </div>
  );
}

function AccountFact({ id }: { id: string }) {
  const { t } = useTranslation();
  const nameOf = useAccountName();
  const { data } = useQuery(accountQuery(id));
  return <span>{t('chat.facts.account', { name: nameOf(data ?? { id, label: null }) })}</span>;
}
