import type { Overview, OverviewRange } from '@q2api/admin-contract';

const HOUR = 3_600_000;
const HOURS = { '24h': 24, '7d': 168 } as const;

/** An overview with a plausible day: quiet at night, a few errors, one bad hour. */
export function sampleOverview(range: OverviewRange, now: number): Overview {
  const count = HOURS[range];
  const firstHour = Math.floor(now / HOUR) * HOUR - (count - 1) * HOUR;
  return {
    time: new Date(now).toISOString(),
    now: {
      accounts: { usable: 3, total: 8 },
      lastHour: { requests: 1_284, errors: 11, successRate: 0.9914, firstTokenP95Ms: 1_430 },
      inFlight: 7,
      today: { requests: 14_872, inputTokens: 41_300_000, outputTokens: 3_120_000 },
    },
    range,
    series: Array.from({ length: count }, (_, index) => {
      const time = firstHour + index * HOUR;
      const hour = new Date(time).getUTCHours();
      const requests = Math.round(
        120 + 1_150 * Math.max(0, Math.sin(((hour - 6) / 24) * 2 * Math.PI)) + ((index * 37) % 90),
      );
      return {
        time: new Date(time).toISOString(),
        requests,
        errors: index === count - 9 ? Math.round(requests * 0.22) : Math.round(requests * 0.012),
        inputTokens: requests * 2_800,
        outputTokens: requests * 210,
        firstTokenP95Ms: 900 + ((index * 131) % 700),
      };
    }),
    attention: [
      {
        code: 'account-needs-sign-in',
        accountId: 'a5',
        label: 'carla',
        detail: 'The refresh token was rejected (invalid_grant).',
      },
      {
        code: 'account-disabled',
        accountId: 'a6',
        label: 'legacy-import',
        detail: 'The profile is not valid.',
        errorCount: 100,
      },
      {
        code: 'quota-low',
        accountId: 'a4',
        label: 'ben',
        used: 1_000,
        limit: 1_000,
        resetsAt: new Date(now + 9 * 24 * HOUR).toISOString(),
      },
      {
        code: 'login-expiring',
        accountId: 'a1',
        label: 'build-farm',
        expiresAt: new Date(now + 30 * HOUR).toISOString(),
      },
      { code: 'api-open', exposed: false },
    ],
  };
}
