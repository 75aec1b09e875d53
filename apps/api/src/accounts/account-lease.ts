import type { TurnError, TurnUsage } from '@q2api/turn';
import type { PooledAccount } from './pooled-account.js';

/** How a turn ended for the account that served it. `aborted`: the client left, nobody is blamed. */
export type TurnOutcome =
  | { type: 'completed'; usage?: TurnUsage | undefined }
  | { type: 'aborted' }
  | { type: 'failed'; error: TurnError };

/** What the charts show of a turn besides its outcome. */
export interface TurnFigures {
  /** The upstream's id of the model. */
  model: string;
  /** Absent: the turn ended before it. */
  firstTokenMs?: number | undefined;
}

/** An account in use by one turn. */
export interface AccountLease {
  readonly account: Pick<PooledAccount, 'id' | 'label' | 'region' | 'profileArn'>;
  /** The account has begun to answer: after a rest others may use it again. */
  confirm(): void;
  /** Ends the lease; only the first call counts. */
  settle(outcome: TurnOutcome, figures?: TurnFigures): void;
}
