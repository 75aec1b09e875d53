import type { TurnRecord } from '@q2api/admin-contract';
import type { TurnTrail } from '../upstream/turn-trail.js';

/** @param labelOf the label of an account, or null */
export function toTurnRecord(
  { requestId, startedAt, model, attempts }: TurnTrail,
  labelOf: (accountId: string) => string | null,
): TurnRecord {
  return {
    requestId: requestId ?? null,
    startedAt,
    model,
    attempts: attempts.map(({ account, ...attempt }) => ({
      accountId: account ?? null,
      accountLabel: account === undefined ? null : labelOf(account),
      usable: attempt.usable ?? null,
      skipped: { ...attempt.skipped },
      waitedMs: attempt.waitedMs ?? 0,
      firstEventMs: attempt.firstEventMs ?? null,
      durationMs: attempt.durationMs ?? null,
      outcome: attempt.outcome ?? null,
      error: attempt.error ?? null,
    })),
  };
}
