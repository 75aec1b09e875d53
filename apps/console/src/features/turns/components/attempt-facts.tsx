import { Badge, Text } from '@mantine/core';
import type { TurnAttempt } from '@q2api/admin-contract';
import { useTranslation } from 'react-i18next';
import { formatMilliseconds } from '../../../lib/format-number.js';
import { colorOf, useOutcomeText } from './outcome.js';
import styles from './turns.module.css';

/** One account's try: from how many it was chosen, who was passed over and why, and how it ended. */
export function AttemptFacts({ attempt }: { attempt: TurnAttempt }) {
  const { t, i18n } = useTranslation();
  const textOf = useOutcomeText();
  const { accountLabel, accountId, usable, skipped, waitedMs, firstEventMs, durationMs, outcome, error } =
    attempt;
  const time = (milliseconds: number) => formatMilliseconds(milliseconds, i18n.language);
  const passedOver = Object.entries(skipped).map(
    ([reason, count]) => `${count} ${t(`turns.skipped.${reason}`, { defaultValue: reason })}`,
  );
  const facts = [
    usable !== null && t('turns.usable', { count: usable }),
    passedOver.length > 0 && t('turns.passedOver', { list: passedOver.join(', ') }),
    waitedMs > 0 && t('turns.waited', { time: time(waitedMs) }),
    firstEventMs !== null && t('turns.firstEventAfter', { time: time(firstEventMs) }),
    durationMs !== null && t('turns.endedAfter', { time: time(durationMs) }),
  ].filter((fact) => fact !== false);
  return (
    <>
      <div className={styles.attempt}>
        <span className="break-anywhere">{accountLabel ?? accountId ?? t('turns.noAccount')}</span>
        <Badge size="sm" color={colorOf(outcome)}>
          {textOf(outcome)}
        </Badge>
      </div>
      {error !== null && (
        <Text size="sm" className="break-anywhere">
          {error}
        </Text>
      )}
      <Text size="sm" c="dimmed" className="tabular">
        {facts.join(' · ')}
      </Text>
    </>
  );
}
