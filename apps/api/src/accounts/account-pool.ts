import { Injectable } from '@nestjs/common';
import { TurnError } from '@q2api/turn';
import { AccountCopy } from './account-copy.js';
import type { AccountLease } from './account-lease.js';
import { pickAccount } from './pick-account.js';
import type { PooledAccount } from './pooled-account.js';

export type { AccountLease, TurnOutcome } from './account-lease.js';

export interface LeaseOptions {
  /** The upstream's id of the wanted model. */
  modelId?: string;
  /** Ids of accounts that must not serve. */
  exclude?: ReadonlySet<string>;
}

/** Which account serves a turn. Works in memory only. */
@Injectable()
export class AccountPool {
  constructor(private readonly copy: AccountCopy) {}

  /**
   * An account for one turn, each usable one with the same probability.
   * @throws TurnError `no-account` when none is usable
   */
  lease({ exclude }: LeaseOptions = {}): AccountLease {
    const usable = [...this.copy.all()].filter((account) => isUsable(account) && !exclude?.has(account.id));
    const account = pickAccount(usable, Math.random());
    if (account === undefined) throw new TurnError('no-account', 'No enabled account exists to answer with.');
    return { account, settle: () => undefined };
  }
}

function isUsable(account: PooledAccount): boolean {
  return account.enabled && !account.needsSignIn;
}
