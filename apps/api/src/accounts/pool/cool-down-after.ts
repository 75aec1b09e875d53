import type { TurnError, TurnErrorKind } from '@q2api/turn';

/** A pause of an account. */
export interface CoolDown {
  /** Milliseconds since the epoch. */
  until: number;
  /** Why it began. */
  kind: TurnErrorKind;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** After a "too many requests" without a time: 30 s, then twice as long each time (observed to be enough). */
const FIRST_LIMIT_MS = 30 * SECOND;
const LONGEST_LIMIT_MS = 10 * MINUTE;
/** The upstream says "temporary limits" without a time; trying earlier would add to the suspicion. */
const RESTRICTION_MS = 60 * MINUTE;

/**
 * How long an account must rest after a failed turn; null when it need not: most failures are not the account's.
 * @param limitsInARow how many rate limits it has had since it last answered, this one included
 * @param quotaResetAt when its quota begins anew, as far as known (milliseconds since the epoch)
 */
export function coolDownAfter(
  { kind, details }: TurnError,
  { now, limitsInARow, quotaResetAt }: { now: number; limitsInARow: number; quotaResetAt?: number },
): CoolDown | null {
  const reason = details.upstream?.reason;
  switch (kind) {
    case 'rate-limited': {
      // The conversation's limit, not the account's (AWS model codewhisperer-streaming 1.0.45).
      if (reason === 'CONVERSATION_LIMIT_EXCEEDED') return null;
      const backOffMs = Math.min(FIRST_LIMIT_MS * 2 ** (limitsInARow - 1), LONGEST_LIMIT_MS);
      return { kind, until: now + (details.retryAfterMs ?? backOffMs) };
    }
    case 'quota-exhausted':
      if (reason === 'DAILY_REQUEST_COUNT') return { kind, until: startOfNextDay(now) };
      return {
        kind,
        until: quotaResetAt !== undefined && quotaResetAt > now ? quotaResetAt : startOfNextMonth(now),
      };
    case 'account-restricted':
      return { kind, until: now + Math.max(details.retryAfterMs ?? 0, RESTRICTION_MS) };
    default:
      return null;
  }
}

/** Quotas are counted in UTC (observed). */
function startOfNextDay(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1);
}

function startOfNextMonth(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
