import type { TurnError } from '@q2api/turn';
import type { PooledAccount } from './pooled-account.js';

/** How a turn ended for the account that served it. `aborted`: the client left, nobody is blamed. */
export type TurnOutcome = { type: 'completed' } | { type: 'aborted' } | { type: 'failed'; error: TurnError };

/** An account in use by one turn. */
export interface AccountLease {
  readonly account: Pick<PooledAccount, 'id' | 'label' | 'region' | 'profileArn'>;
  /** The account has begun to answer: after a rest others may use it again. */
  confirm(): void;
  /** Ends the lease; only the first call counts. */
  settle(outcome: TurnOutcome): void;
}
