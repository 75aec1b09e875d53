import { type Account } from '../accounts/account.js';
import { ServiceError } from '../server/service-error.js';
import { type EmulatorSettings } from '../settings.js';

/** Counts one chat request. Throws the monthly limit's 402 when the account has none left. */
export function countUsage(account: Account, settings: EmulatorSettings): void {
  if (account.usage >= (account.usageLimit ?? settings.usageLimit)) {
    throw new ServiceError(402, 'ServiceQuotaExceededException', 'You have reached the limit.', {
      reason: 'MONTHLY_REQUEST_COUNT',
    });
  }
  account.usage += 1;
}
