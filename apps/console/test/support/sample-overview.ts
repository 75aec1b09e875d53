import type { Overview, OverviewHour, OverviewRange } from '@q2api/admin-contract';

const HOUR = 3_600_000;
const HOURS = { '24h': 24, '7d': 168 } as const;

/** It is always half past three in the afternoon, so that there is something to see whenever pictures are taken. */
const HOUR_OF_DAY = 15;

/** An overview with a plausible day: quiet at night, a few errors, one bad hour. */
export function sampleOverview(range: OverviewRange, now: number): Overview {
  const count = HOURS[range];
  const firstHour = Math.floor(now / HOUR) * HOUR - (count - 1) * HOUR;
  const series = Array.from({ length: count }, (_, index) => sampleHour(index, count, firstHour));
  const lastHour = series.at(-2)!;
  const today = series.slice(-HOUR_OF_DAY - 1);
  const sum = (figure: 'requests' | 'inputTokens' | 'outputTokens') =>
    today.reduce((total, hour) => total + hour[figure], 0);
  return {
    time: new Date(now).toISOString(),
    now: {
      accounts: { usable: 3, total: 8 },
      lastHour: {
        requests: lastHour.requests,
        errors: lastHour.errors,
        successRate: 1 - lastHour.errors / lastHour.requests,
        firstTokenP95Ms: lastHour.firstTokenP95Ms,
      },
      inFlight: 7,
      today: {
        requests: sum('requests'),
        inputTokens: sum('inputTokens'),
        outputTokens: sum('outputTokens'),
      },
    },
    range,
    series,
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

function sampleHour(index: number, count: number, firstHour: number): OverviewHour {
  const hour = (HOUR_OF_DAY - (count - 1 - index) + count) % 24;
  const byDay = Math.max(0, Math.sin(((hour - 6) / 24) * 2 * Math.PI));
  const whole = 120 + 1_150 * byDay + ((index * 37) % 90);
  const requests = Math.round(index === count - 1 ? whole / 2 : whole);
  return {
    time: new Date(firstHour + index * HOUR).toISOString(),
    requests,
    errors: Math.round(requests * (index === count - 9 ? 0.22 : 0.012)),
    inputTokens: requests * 2_800,
    outputTokens: requests * 210,
    firstTokenP95Ms: 900 + ((index * 131) % 700),
  };
}
