import type { AccountEntity } from '../accounts/account.entity.js';

type RefreshTimes = Pick<AccountEntity, 'expires_at' | 'last_refresh_time' | 'refresh_retry_at'>;

/** Tokens are refreshed this long before their end (AWS language servers: 5 minutes; the scan comes every 5). */
const BEFORE_EXPIRY_MS = 10 * 60_000;
const MAX_AGE_MS = 25 * 60_000;
/** Accounts that were added together must not be refreshed together for ever. */
const JITTER_MS = 5 * 60_000;

/**
 * Whether the scan should refresh an account's tokens now.
 * @param now milliseconds since the epoch
 * @param random in [0, 1): how much earlier than at 25 minutes
 */
export function isRefreshDue(account: RefreshTimes, now: number, random: number): boolean {
  const { expires_at: expiresAt, last_refresh_time: refreshedAt, refresh_retry_at: retryAt } = account;
  if (retryAt !== null && Date.parse(retryAt) > now) return false;
  if (retryAt !== null || refreshedAt === null) return true;
  if (expiresAt !== null && Date.parse(expiresAt) - BEFORE_EXPIRY_MS <= now) return true;
  return Date.parse(refreshedAt) + MAX_AGE_MS - random * JITTER_MS <= now;
}
