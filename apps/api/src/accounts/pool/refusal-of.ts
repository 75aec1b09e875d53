import { TurnError } from '@q2api/turn';
import type { PooledAccount } from '../pooled-account.js';
import type { SkipReason } from './why-unusable.js';

export interface SkippedAccount {
  account: PooledAccount;
  reason: SkipReason;
}

/** Why no account at all can take a turn; undefined when one may be free soon: waiting helps. */
export function refusalOf(skipped: readonly SkippedAccount[], now: number): TurnError | undefined {
  const has = (...reasons: SkipReason[]) => skipped.some(({ reason }) => reasons.includes(reason));
  if (has('busy', 'being-tried')) return undefined;
  if (has('cooling-down', 'exhausted')) return allRest(skipped, now);
  if (has('model-missing'))
    return new TurnError('model-not-found', 'No enabled account has this model.', { path: 'model' });
  if (has('needs-sign-in'))
    return new TurnError('no-account', 'No account is signed in; an operator must do so.');
  return new TurnError('no-account', 'No enabled account exists to answer with.');
}

function allRest(skipped: readonly SkippedAccount[], now: number): TurnError {
  const resting = skipped.filter(({ reason }) => reason === 'cooling-down' || reason === 'exhausted');
  const until = Math.min(...resting.map(({ account }) => account.coolDownUntil));
  const isExhausted = resting.every(({ reason }) => reason === 'exhausted');
  const why = isExhausted
    ? 'The quotas of all accounts are used up'
    : 'All accounts rest after a limit of the upstream';
  return new TurnError(
    isExhausted ? 'quota-exhausted' : 'rate-limited',
    `${why}, the first until ${formatTime(until)}.`,
    {
      retryAfterMs: until - now,
    },
  );
}

/** To the second, in UTC. */
function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+/, '');
}
