import { describe, expect, it } from '@jest/globals';
import { toUsage } from './to-usage.js';

const RESET = 1_796_083_200.5;

describe('toUsage', () => {
  it('reads the breakdown of agentic requests before any other', () => {
    const usage = toUsage({
      nextDateReset: RESET,
      subscriptionInfo: { type: 'Q_DEVELOPER_STANDALONE_FREE', subscriptionTitle: 'KIRO FREE' },
      usageBreakdownList: [
        { resourceType: 'SPEC', currentUsage: 1, usageLimit: 2 },
        {
          resourceType: 'AGENTIC_REQUEST',
          currentUsage: 12,
          currentUsageWithPrecision: 12.5,
          usageLimit: 50,
        },
      ],
    });
    expect(usage).toEqual({
      used: 12.5,
      quota: 50,
      resource: 'AGENTIC_REQUEST',
      plan: 'KIRO FREE',
      resetsAt: new Date(RESET * 1000).toISOString(),
    });
  });

  it('adds what is active of a trial and of bonuses', () => {
    const usage = toUsage({
      usageBreakdownList: [
        {
          resourceType: 'CREDIT',
          currentUsage: 50,
          usageLimit: 50,
          freeTrialInfo: { freeTrialStatus: 'ACTIVE', currentUsage: 100, usageLimit: 500 },
          bonuses: [
            { status: 'ACTIVE', currentUsage: 1, usageLimit: 10 },
            { status: 'EXPIRED', currentUsage: 7, usageLimit: 70 },
          ],
        },
      ],
    });
    expect(usage).toMatchObject({ used: 151, quota: 560, resource: 'CREDIT', plan: null, resetsAt: null });
  });

  it('reads the older form', () => {
    const limits = [{ type: 'AGENTIC_REQUEST', currentUsage: 3, totalUsageLimit: 1000 }];
    expect(toUsage({ limits })).toMatchObject({ used: 3, quota: 1000, resource: 'AGENTIC_REQUEST' });
  });

  it('does not take unknown for zero', () => {
    expect(toUsage({})).toBeUndefined();
    expect(toUsage({ usageBreakdownList: [{ resourceType: 'CREDIT', usageLimit: 50 }] })).toBeUndefined();
  });
});
