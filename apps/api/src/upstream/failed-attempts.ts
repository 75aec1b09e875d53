import type { TurnError } from '@q2api/turn';

/** What was tried for one turn without success. */
export class FailedAttempts {
  /** Every account that failed. */
  readonly accounts = new Set<string>();
  /** Those among them that cannot succeed with this request. */
  readonly unfitAccounts = new Set<string>();
  count = 0;
  last: TurnError | undefined;

  add(accountId: string, error: TurnError, action: 'other' | 'any'): void {
    this.count += 1;
    this.last = error;
    this.accounts.add(accountId);
    if (action === 'other') this.unfitAccounts.add(accountId);
  }
}
