import type { Account } from '@q2api/admin-contract';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Makes an account whose times lie around `now` (milliseconds since the epoch). */
export function sampleAccount(number: number, now: number, values: Partial<Account> = {}): Account {
  const ago = (milliseconds: number): string => new Date(now - milliseconds).toISOString();
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    label: `team-${String(number).padStart(3, '0')}`,
    enabled: true,
    state: 'ready',
    reason: 'Ready.',
    error_count: 0,
    success_count: (number * 7_919) % 12_345,
    last_refresh_time: ago((number % 25) * MINUTE + 90_000),
    last_refresh_status: 'success',
    created_at: ago(number * DAY),
    updated_at: ago(number * MINUTE),
    last_used_at: ago((number % 90) * MINUTE),
    last_error: null,
    last_error_at: null,
    expires_at: new Date(now + (60 - (number % 25)) * MINUTE).toISOString(),
    cooldown_until: null,
    region: number % 4 === 0 ? 'eu-central-1' : 'us-east-1',
    sso_region: 'us-east-1',
    start_url: number % 3 === 0 ? 'https://example.awsapps.com/start' : null,
    profile_arn: null,
    owner: number % 2 === 0 ? `person${number}@example.com` : null,
    has_refresh_token: true,
    has_access_token: true,
    other: null,
    usage: {
      used: (number * 131) % 1_000,
      limit: 1_000,
      resource: 'AGENTIC_REQUEST',
      plan: 'Q Developer Pro',
      resets_at: new Date(now + 9 * DAY).toISOString(),
      checked_at: ago(20 * MINUTE),
    },
    ...values,
  };
}

/** One account in each state that the list can show. */
export function sampleAccounts(now: number): Account[] {
  const later = (milliseconds: number): string => new Date(now + milliseconds).toISOString();
  return [
    sampleAccount(1, now, { label: 'build-farm', success_count: 48_210, owner: 'platform@example.com' }),
    sampleAccount(2, now, { label: 'ann', usage: null }),
    sampleAccount(3, now, {
      label: 'research',
      state: 'cooling-down',
      cooldown_until: later(7 * MINUTE),
      last_error: 'Too many requests, please wait before trying again.',
      error_count: 2,
    }),
    sampleAccount(4, now, {
      label: 'ben',
      state: 'exhausted',
      cooldown_until: later(9 * DAY),
      usage: {
        used: 1_000,
        limit: 1_000,
        resource: 'AGENTIC_REQUEST',
        plan: 'Q Developer Free',
        resets_at: later(9 * DAY),
        checked_at: later(-MINUTE),
      },
    }),
    sampleAccount(5, now, {
      label: 'carla',
      state: 'needs-sign-in',
      reason: 'Must sign in again: the refresh token was rejected (invalid_grant).',
      last_refresh_status: 'failed: invalid_grant',
      expires_at: later(-2 * DAY),
    }),
    sampleAccount(6, now, {
      label: 'legacy-import',
      state: 'disabled',
      enabled: false,
      reason: 'Disabled after 100 failures in a row, the last: The profile is not valid.',
      error_count: 100,
      last_error: 'The profile is not valid.',
      last_used_at: later(-3 * DAY),
    }),
    sampleAccount(7, now, {
      label: 'dora',
      state: 'suspended',
      enabled: false,
      last_error: 'The account was suspended by AWS.',
      usage: null,
    }),
    sampleAccount(8, now, {
      id: '7c1e42d9-0000-4000-8000-000000000008',
      label: null,
      last_used_at: null,
      success_count: 0,
      last_refresh_time: null,
      expires_at: null,
    }),
  ];
}
