import { Badge, Text } from '@mantine/core';
import type { TurnRecord } from '@q2api/admin-contract';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button.js';
import { RelativeTime } from '../../../components/relative-time.js';
import { formatMilliseconds } from '../../../lib/format-number.js';
import { AttemptFacts } from './attempt-facts.js';
import { colorOf, useOutcomeText } from './outcome.js';
import styles from './turns.module.css';

/** One turn in a line; opened, every attempt at it. */
export function TurnRow({ turn }: { turn: TurnRecord }) {
  const { t, i18n } = useTranslation();
  const textOf = useOutcomeText();
  const { attempts, model, requestId, startedAt } = turn;
  const last = attempts.at(-1);
  const outcome = last?.outcome ?? null;
  const time = (milliseconds: number | null | undefined) =>
    milliseconds === null || milliseconds === undefined
      ? '–'
      : formatMilliseconds(milliseconds, i18n.language);
  return (
    <details className={styles.turn}>
      <summary className={styles.summary}>
        <ChevronRight size={15} className={styles.chevron} aria-hidden />
        <Badge color={colorOf(outcome)} className={styles.outcome}>
          {textOf(outcome)}
        </Badge>
        <span className={styles.model}>{model}</span>
        <span className={styles.account}>
          {last?.accountLabel ?? last?.accountId ?? t('turns.noAccount')}
          {attempts.length > 1 && (
            <Text span size="xs" c="dimmed">
              {' · '}
              {t('turns.attempts', { count: attempts.length })}
            </Text>
          )}
        </span>
        <span className={styles.figure}>
          <span className={styles.name}>{t('turns.firstEvent')}</span> {time(last?.firstEventMs)}
        </span>
        <span className={styles.figure}>
          <span className={styles.name}>{t('turns.duration')}</span> {time(last?.durationMs)}
        </span>
        <span className={styles.time}>
          <RelativeTime time={startedAt} />
        </span>
      </summary>
      <div className={styles.details}>
        {requestId !== null && (
          <div className={styles.request}>
            <Text span c="dimmed" size="sm">
              {t('turns.requestId')}
            </Text>
            <code className="break-anywhere">{requestId}</code>
            <CopyButton value={requestId} label={t('common.copyNamed', { name: t('turns.requestId') })} />
          </div>
        )}
        <ol className={styles.attempts}>
          {attempts.map((attempt, index) => (
            <li key={index}>
              <AttemptFacts attempt={attempt} />
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}
