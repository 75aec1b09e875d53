import { describe, expect, it } from '@jest/globals';
import { AccountEntity } from './account.entity.js';
import { reasonOf, stateOf } from './account-state.js';

const NOW = '2026-11-22T12:00:00.000Z';
const LATER = '2026-11-22T13:00:00.000Z';
const EARLIER = '2026-11-22T11:00:00.000Z';

function account(values: Partial<AccountEntity>): AccountEntity {
  const base = {
    enabled: 1,
    error_count: 0,
    sign_in_problem: null,
    cooldown_until: null,
    cooldown_kind: null,
  };
  return Object.assign(new AccountEntity(), { ...base, disabled_kind: null, last_error: null, ...values });
}

describe('the state of an account', () => {
  it.each([
    ['ready', {}, 'Ready.'],
    ['ready', { cooldown_until: EARLIER, cooldown_kind: 'rate-limited' }, 'Ready.'],
    [
      'ready',
      { last_refresh_status: 'failed: server_error (HTTP 500)' },
      'Ready, but the last token refresh failed: server_error (HTTP 500).',
    ],
    [
      'cooling-down',
      { cooldown_until: LATER, cooldown_kind: 'rate-limited', last_error: 'Too many requests.' },
      `Cooling down until ${LATER}: Too many requests.`,
    ],
    [
      'exhausted',
      { cooldown_until: LATER, cooldown_kind: 'quota-exhausted' },
      `The quota is used up until ${LATER}.`,
    ],
    ['needs-sign-in', { sign_in_problem: 'invalid_grant' }, 'Must sign in again: invalid_grant.'],
    ['disabled', { enabled: 0 }, 'Disabled by an operator.'],
    [
      'disabled',
      { enabled: 0, disabled_kind: 'errors', error_count: 100, last_error: 'No.' },
      'Disabled after 100 failures in a row, the last: No.',
    ],
    [
      'suspended',
      { enabled: 0, disabled_kind: 'suspended', last_error: 'Locked.' },
      'Suspended by the upstream: Locked.',
    ],
    ['disabled', { enabled: 0, sign_in_problem: 'invalid_grant' }, 'Disabled by an operator.'],
  ])('is %s for %j', (state, values, reason) => {
    const entity = account(values);
    expect(stateOf(entity, NOW)).toBe(state);
    expect(reasonOf(entity, stateOf(entity, NOW))).toBe(reason);
  });
});
