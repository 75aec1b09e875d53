import type { AttentionItem } from '@q2api/admin-contract';
import type { AccountEntity } from '../accounts/account.entity.js';
import type { AccountUsageEntity } from '../accounts/account-usage.entity.js';
import type { AppConfig } from '../config/app-config.js';
import { listensOnNetwork } from '../config/listens-on-network.js';

/** A login that cannot be renewed is announced a day before it ends. */
const EXPIRY_NOTICE_MS = 24 * 3_600_000;
/** From this share of its quota on, an account is named. */
export const LOW_QUOTA_SHARE = 0.9;

/** What is open to whom, by configuration. */
export function accessAttention(config: AppConfig): AttentionItem[] {
  const exposed = listensOnNetwork(config.host);
  const items: AttentionItem[] = [];
  if (config.openaiKeys.length === 0) items.push({ code: 'api-open', exposed });
  if (config.adminPassword === undefined) items.push({ code: 'console-open', exposed });
  return items;
}

/**
 * What an operator should know about one account, or nothing.
 * @param now milliseconds since the epoch
 */
export function accountAttention(account: AccountEntity, now: number): AttentionItem | undefined {
  const reference = { accountId: account.id, label: account.label };
  const detail = account.last_error;
  if (account.enabled !== 1) {
    if (account.disabled_kind === null) return undefined;
    return { code: 'account-disabled', detail, errorCount: account.error_count, ...reference };
  }
  if (account.sign_in_problem !== null) {
    return { code: 'account-needs-sign-in', detail: account.sign_in_problem, ...reference };
  }
  if (account.refresh_failures > 0) {
    const { last_refresh_status: status, last_refresh_time: since } = account;
    return { code: 'refresh-failing', detail: status, since, ...reference };
  }
  if (account.refreshToken === null && account.expires_at !== null) {
    const endsIn = Date.parse(account.expires_at) - now;
    if (endsIn < EXPIRY_NOTICE_MS)
      return { code: 'login-expiring', expiresAt: account.expires_at, ...reference };
  }
  return undefined;
}

/** That the quota of an account is nearly or wholly used. */
export function quotaAttention(
  { used, quota, resets_at }: AccountUsageEntity,
  account: AccountEntity,
): AttentionItem {
  return {
    code: 'quota-low',
    used,
    limit: quota,
    resetsAt: resets_at,
    accountId: account.id,
    label: account.label,
  };
}
