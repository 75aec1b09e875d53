import type { TurnAttempt, TurnRecord } from '@q2api/admin-contract';

const attempt = (changes: Partial<TurnAttempt>): TurnAttempt => ({
  accountId: 'a1',
  accountLabel: 'build-farm',
  usable: 12,
  skipped: { disabled: 1 },
  waitedMs: 0,
  firstEventMs: 812,
  durationMs: 6_240,
  outcome: 'completed',
  error: null,
  ...changes,
});

const THROTTLED = attempt({
  accountLabel: 'platform-team',
  firstEventMs: null,
  durationMs: 184,
  outcome: 'rate-limited',
  error: 'Too many requests, please wait before trying again.',
});

/** Attempts of the turns, newest first. */
const TURNS: [model: string, TurnAttempt[]][] = [
  ['claude-sonnet-4.5', [attempt({ durationMs: null, outcome: null })]],
  [
    'claude-opus-4.6',
    [THROTTLED, attempt({ usable: 11, skipped: { disabled: 1, 'cooling-down': 1 }, waitedMs: 35 })],
  ],
  ['claude-haiku-4.5', [attempt({ accountLabel: 'mobile-team', firstEventMs: 390, durationMs: 1_120 })]],
  ['claude-sonnet-4.5', [attempt({ outcome: 'aborted', durationMs: 2_380 })]],
  [
    'claude-sonnet-4.5',
    [
      attempt({
        accountLabel: 'data-science',
        firstEventMs: 1_034,
        durationMs: 9_480,
        outcome: 'upstream-protocol',
        error: 'The upstream cut its answer off.',
      }),
    ],
  ],
  [
    'claude-sonnet-4.5',
    [
      attempt({
        accountId: null,
        accountLabel: null,
        usable: 0,
        skipped: { 'cooling-down': 9, exhausted: 3, disabled: 1 },
        firstEventMs: null,
        durationMs: 0,
        outcome: 'rate-limited',
        error: 'All accounts are cooling down.',
      }),
    ],
  ],
  ['claude-haiku-4.5', [attempt({ firstEventMs: 402, durationMs: 980 })]],
  ['claude-sonnet-4.5', [attempt({ accountLabel: 'mobile-team', durationMs: 14_902 })]],
];

/** Turns of the last minutes, with every kind of end. */
export function sampleTurns(now: number, troubledOnly: boolean): TurnRecord[] {
  const turns = TURNS.map(([model, attempts], index) => ({
    requestId: `req_${String(index).padStart(4, '0')}7c1f0e9d4b62a8f35d1c90ab`,
    startedAt: new Date(now - index * 47_000 - 3_000).toISOString(),
    model,
    attempts,
  }));
  return troubledOnly
    ? turns.filter(({ attempts }) => attempts.length > 1 || attempts[0]?.error !== null)
    : turns;
}
