import type { TurnError } from '@q2api/turn';
import { isServiceFailure } from './retry-policy.js';

/** What was tried for one turn without success. */
export class FailedAttempts {
  /** Every account that failed. */
  readonly accounts = new Set<string>();
  /** Those among them that cannot succeed with this request. */
  readonly unfitAccounts = new Set<string>();
  count = 0;
  /** Failures of the upstream itself, whatever the account. */
  serviceFailures = 0;
  last: TurnError | undefined;

  add(accountId: string, error: TurnError): void {
    this.count += 1;
    this.last = error;
    this.accounts.add(accountId);
    if (isServiceFailure(error)) this.serviceFailures += 1;
    else this.unfitAccounts.add(accountId);
  }
}
