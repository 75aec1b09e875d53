import type { Account } from '@q2api/admin-contract';
import type { AccountEntity } from './account.entity.js';
import type { AccountUsageEntity } from './account-usage.entity.js';
import { reasonOf, stateOf } from './account-state.js';

/** What the admin API tells of an account. @param now ISO 8601, UTC */
export function toAccount(
  entity: AccountEntity,
  usage: AccountUsageEntity | undefined,
  now: string,
): Account {
  const state = stateOf(entity, now);
  return {
    id: entity.id,
    label: entity.label,
    enabled: entity.enabled === 1,
    state,
    reason: reasonOf(entity, state),
    error_count: entity.error_count,
    success_count: entity.success_count,
    last_refresh_time: entity.last_refresh_time,
    last_refresh_status: entity.last_refresh_status,
    created_at: entity.created_at,
    updated_at: entity.updated_at,
    last_used_at: entity.last_used_at,
    last_error: entity.last_error,
    last_error_at: entity.last_error_at,
    expires_at: entity.expires_at,
    cooldown_until: state === 'cooling-down' || state === 'exhausted' ? entity.cooldown_until : null,
    region: entity.region,
    sso_region: entity.sso_region,
    start_url: entity.start_url,
    profile_arn: entity.profile_arn,
    owner: entity.owner,
    has_refresh_token: Boolean(entity.refreshToken),
    has_access_token: Boolean(entity.accessToken),
    other: parseOther(entity.other),
    usage: usage === undefined ? null : toUsage(usage),
  };
}

function toUsage({
  used,
  quota,
  resource,
  plan,
  resets_at,
  checked_at,
}: AccountUsageEntity): Account['usage'] {
  return { used, limit: quota, resource, plan, resets_at, checked_at };
}

/** An adopted database may hold any text here; only a JSON object is shown. */
function parseOther(text: string | null): Record<string, unknown> | null {
  if (text === null || text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
