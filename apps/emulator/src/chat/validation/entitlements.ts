import { type AccountKind, type AccountProfile } from '../../accounts/account.js';

/** What the account of a request may use; an `Account` is one. */
export interface Entitlements {
  readonly kind: AccountKind;
  readonly profiles: readonly Pick<AccountProfile, 'arn'>[];
  /** Absent: all. */
  readonly models?: readonly string[];
  readonly refusesModelFields?: boolean;
}
