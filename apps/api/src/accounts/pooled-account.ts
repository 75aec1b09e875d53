import type { AccountEntity } from './account.entity.js';

/** What choosing and using an account takes, kept in memory. */
export interface PooledAccount {
  readonly id: string;
  readonly label: string | null;
  readonly region: string;
  readonly profileArn?: string;
  readonly enabled: boolean;
  readonly needsSignIn: boolean;
  /** Milliseconds since the epoch; in the past: whether it answers again is yet to be seen; 0: it does. */
  readonly coolDownUntil: number;
  /** Kind of the TurnError that began the rest. */
  readonly coolDownKind: string | null;
  /** Plain: it goes out with every request. */
  readonly accessToken: string | null;
  /** Milliseconds since the epoch; null: unknown. */
  readonly expiresAt: number | null;
  readonly revision: number;
}

/** @param accessToken the row's, opened */
export function toPooledAccount(account: AccountEntity, accessToken: string | null): PooledAccount {
  return {
    id: account.id,
    label: account.label,
    region: account.region,
    ...(account.profile_arn !== null && { profileArn: account.profile_arn }),
    enabled: account.enabled === 1,
    needsSignIn: account.sign_in_problem !== null,
    coolDownUntil: account.cooldown_until === null ? 0 : Date.parse(account.cooldown_until),
    coolDownKind: account.cooldown_kind,
    accessToken,
    expiresAt: account.expires_at === null ? null : Date.parse(account.expires_at),
    revision: account.revision,
  };
}
