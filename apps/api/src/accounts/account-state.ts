import type { AccountState } from '@q2api/admin-contract';
import type { TurnErrorKind } from '@q2api/turn';
import { IsNull, LessThanOrEqual, MoreThan, Not, Or, type FindOptionsWhere } from 'typeorm';
import type { AccountEntity } from './account.entity.js';

export const ACCOUNT_STATES = [
  'ready',
  'cooling-down',
  'exhausted',
  'needs-sign-in',
  'suspended',
  'disabled',
] as const satisfies readonly AccountState[];

/** The kind of failure after which an account rests until its quota's next period. */
const QUOTA: TurnErrorKind = 'quota-exhausted';

/** The state of an account at a time (ISO 8601, UTC). `whereState` says the same to the database. */
export function stateOf(account: AccountEntity, now: string): AccountState {
  if (account.enabled !== 1) return account.disabled_kind === 'suspended' ? 'suspended' : 'disabled';
  if (account.sign_in_problem !== null) return 'needs-sign-in';
  if (account.cooldown_until === null || account.cooldown_until <= now) return 'ready';
  return account.cooldown_kind === QUOTA ? 'exhausted' : 'cooling-down';
}

/** The accounts that are in a state at a time. */
export function whereState(state: AccountState, now: string): FindOptionsWhere<AccountEntity> {
  const signedIn = { enabled: 1, sign_in_problem: IsNull() };
  switch (state) {
    case 'ready':
      return { ...signedIn, cooldown_until: Or(IsNull(), LessThanOrEqual(now)) };
    case 'cooling-down':
      return { ...signedIn, cooldown_until: MoreThan(now), cooldown_kind: Or(IsNull(), Not(QUOTA)) };
    case 'exhausted':
      return { ...signedIn, cooldown_until: MoreThan(now), cooldown_kind: QUOTA };
    case 'needs-sign-in':
      return { enabled: 1, sign_in_problem: Not(IsNull()) };
    case 'suspended':
      return { enabled: 0, disabled_kind: 'suspended' };
    case 'disabled':
      return { enabled: 0, disabled_kind: Or(IsNull(), Not('suspended')) };
  }
}

/** Why an account is in its state, as a sentence for the operator. */
export function reasonOf(account: AccountEntity, state: AccountState): string {
  const lastError = account.last_error ?? 'unknown';
  switch (state) {
    case 'ready':
      return account.last_refresh_status?.startsWith('failed') === true
        ? `Ready, but the last token refresh ${account.last_refresh_status}.`
        : 'Ready.';
    case 'cooling-down':
      return `Cooling down until ${account.cooldown_until}: ${lastError}`;
    case 'exhausted':
      return `The quota is used up until ${account.cooldown_until}.`;
    case 'needs-sign-in':
      return `Must sign in again: ${account.sign_in_problem}.`;
    case 'suspended':
      return `Suspended by the upstream: ${lastError}`;
    case 'disabled':
      return account.disabled_kind === 'errors'
        ? `Disabled after ${account.error_count} failures in a row, the last: ${lastError}`
        : 'Disabled by an operator.';
  }
}
