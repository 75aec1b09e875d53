import { type GetUsageLimitsResponse } from '@q2api/amazonq-types';
import { type EmulatorState } from '../emulator-state.js';
import { type AuthenticatedCall } from '../server/call.js';
import { readMember } from './list-input.js';

const DAY_SECONDS = 24 * 3600;

/** What the account has used of its month; the count is that of its chat requests. */
export function getUsageLimits(state: EmulatorState, call: AuthenticatedCall): GetUsageLimitsResponse {
  const { account } = call;
  const currentUsage = account.usage;
  const usageLimit = account.usageLimit ?? state.settings.usageLimit;
  const nextDateReset = firstOfNextMonth(state.now());
  const wantsEmail = readMember(call, 'isEmailRequired') === 'true';
  return {
    limits: [
      {
        type: 'AGENTIC_REQUEST',
        currentUsage,
        totalUsageLimit: usageLimit,
        percentUsed: usageLimit === 0 ? 100 : (currentUsage / usageLimit) * 100,
      },
    ],
    nextDateReset,
    daysUntilReset: Math.ceil((nextDateReset - state.now() / 1000) / DAY_SECONDS),
    usageBreakdownList: [
      {
        resourceType: 'AGENTIC_REQUEST',
        displayName: 'Agentic request',
        currentUsage,
        currentUsageWithPrecision: currentUsage,
        usageLimit,
        usageLimitWithPrecision: usageLimit,
        currentOverages: 0,
        unit: 'INVOCATIONS',
        nextDateReset,
      },
    ],
    subscriptionInfo:
      account.kind === 'identity-center'
        ? { type: 'Q_DEVELOPER_STANDALONE_PRO', subscriptionTitle: 'KIRO PRO' }
        : { type: 'Q_DEVELOPER_STANDALONE_FREE', subscriptionTitle: 'KIRO FREE' },
    overageConfiguration: { overageStatus: 'DISABLED' },
    userInfo: { userId: account.id, ...(wantsEmail && { email: `${account.id}@example.com` }) },
  };
}

/** Midnight UTC, in seconds since the epoch. */
function firstOfNextMonth(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 1000;
}
