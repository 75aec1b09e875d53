import type { Account } from '@q2api/admin-contract';
import type { AccountEntity } from './account.entity.js';

/** What the admin API tells of an account. */
export function toAccount(entity: AccountEntity): Account {
  return {
    id: entity.id,
    label: entity.label,
    enabled: entity.enabled === 1,
    error_count: entity.error_count,
    success_count: entity.success_count,
    last_refresh_time: entity.last_refresh_time,
    last_refresh_status: entity.last_refresh_status,
    created_at: entity.created_at,
    updated_at: entity.updated_at,
    other: parseOther(entity.other),
  };
}

/** An adopted database may hold any text here; only a JSON object is shown. */
function parseOther(text: string | null): Record<string, unknown> | null {
  if (text === null || text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
