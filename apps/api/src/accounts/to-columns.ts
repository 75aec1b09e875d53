import { PayloadTooLargeException } from '@nestjs/common';
import type { UpdateAccount } from '@q2api/admin-contract';
import type { AccountEntity } from './account.entity.js';
import { regionOfProfile } from './regions.js';

const MAX_OTHER_BYTES = 16 * 1024;

/**
 * The columns that an operator's input changes, without the secret ones; what is not given is left out.
 * @throws PayloadTooLargeException when `other` is larger than 16 KB
 */
export function toColumns(input: UpdateAccount): Partial<AccountEntity> {
  const columns: Partial<AccountEntity> = {
    label: input.label,
    owner: input.owner,
    clientId: input.clientId,
    other: input.other && toOther(input.other),
    region: input.region ?? (input.profileArn ? regionOfProfile(input.profileArn) : undefined),
    sso_region: input.ssoRegion,
    start_url: input.startUrl,
    profile_arn: input.profileArn,
    ...(input.enabled !== undefined && enabledColumns(input.enabled)),
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** Enabling gives the account a new start: whatever stopped it is forgotten, and found anew if it still holds. */
function enabledColumns(enabled: boolean): Partial<AccountEntity> {
  if (!enabled) return { enabled: 0, disabled_kind: null };
  return {
    enabled: 1,
    disabled_kind: null,
    error_count: 0,
    sign_in_problem: null,
    refresh_retry_at: null,
    cooldown_until: null,
    cooldown_kind: null,
  };
}

function toOther(other: Record<string, unknown>): string {
  const text = JSON.stringify(other);
  if (Buffer.byteLength(text) > MAX_OTHER_BYTES) {
    throw new PayloadTooLargeException(`other must not be larger than ${MAX_OTHER_BYTES / 1024} KB as JSON`);
  }
  return text;
}
