import { useTranslation } from 'react-i18next';

/** Of nobody's making: the client left, or it goes on. */
const NEUTRAL = new Set<string | null>([null, 'aborted']);
/** Passes by itself. */
const PASSING = new Set<string | null>(['rate-limited', 'quota-exhausted', 'overloaded']);

/** @param outcome null while the attempt goes on */
export function colorOf(outcome: string | null): string {
  if (outcome === 'completed') return 'teal';
  if (NEUTRAL.has(outcome)) return 'gray';
  return PASSING.has(outcome) ? 'yellow' : 'red';
}

/** How an attempt ended, in words. A kind that this console does not know yet is shown as it is. */
export function useOutcomeText(): (outcome: string | null) => string {
  const { t } = useTranslation();
  return (outcome) =>
    outcome === null ? t('turns.running') : t(`turns.outcome.${outcome}`, { defaultValue: outcome });
}
