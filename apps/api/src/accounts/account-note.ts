import type { TurnError } from '@q2api/turn';
import type { AccountEntity } from './account.entity.js';
import { outcomeOf } from './account-outcome.js';
import { type CoolDown, coolDownAfter } from './pool/cool-down-after.js';

/** What a failure leaves at its account, besides the count. */
export type AccountNote = Partial<
  Pick<
    AccountEntity,
    | 'last_error'
    | 'last_error_at'
    | 'cooldown_until'
    | 'cooldown_kind'
    | 'sign_in_problem'
    | 'enabled'
    | 'disabled_kind'
  >
>;

/** What the first answer after a rest leaves at its account. */
export const RECOVERED: AccountNote = { cooldown_until: null, cooldown_kind: null };

/**
 * The columns to set after a failure; none for one that says nothing of the account.
 * @param now milliseconds since the epoch
 * @param limitsInARow how many rate limits the account has met since it last answered, this one included
 */
export function noteOf(error: TurnError, now: number, limitsInARow: number): AccountNote {
  const { chargedTo, consequence } = outcomeOf(error);
  if (chargedTo === 'client' || chargedTo === 'gateway') return {};
  const note: AccountNote = { last_error: describe(error), last_error_at: new Date(now).toISOString() };
  switch (consequence) {
    case 'cool-down':
      return { ...note, ...toColumns(coolDownAfter(error, { now, limitsInARow })) };
    case 'sign-in':
      return {
        ...note,
        sign_in_problem: error.details.upstream?.reason ?? 'the upstream refuses its access token',
      };
    case 'suspend':
      return { ...note, enabled: 0, disabled_kind: 'suspended' };
    default:
      return note;
  }
}

/** True for a note that changes whether the account may serve: other processes must see it soon. */
export function isUrgent(note: AccountNote): boolean {
  return (
    note.cooldown_until !== undefined || note.sign_in_problem !== undefined || note.enabled !== undefined
  );
}

function toColumns(coolDown: CoolDown | null): AccountNote {
  if (coolDown === null) return {};
  return { cooldown_until: new Date(coolDown.until).toISOString(), cooldown_kind: coolDown.kind };
}

/** The message, with the upstream's own names for what happened. */
function describe({ message, details: { upstream } }: TurnError): string {
  const names = [upstream?.code, upstream?.reason].filter((name) => name !== undefined);
  return names.length === 0 ? message : `${message} (${names.join(', ')})`;
}
