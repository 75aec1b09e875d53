/** GET /v2/turns: the last turns of the workers of this machine, newest first. */
export interface TurnQuery {
  /** At most so many: 1 to 500. */
  limit: number;
  /** Only turns that this account was asked for. */
  accountId?: string;
  /** Only turns that failed, or that needed more than one attempt. */
  troubled: boolean;
}

export interface TurnList {
  turns: TurnRecord[];
}

/** How one request came to its answer. */
export interface TurnRecord {
  /** The one in the response's headers and in the log; null for a turn that no client asked for. */
  requestId: string | null;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** The upstream's id of the model. */
  model: string;
  attempts: TurnAttempt[];
}

/** One account's try at a turn. */
export interface TurnAttempt {
  /** Null: no account could be had. */
  accountId: string | null;
  /** Null: it has none, or the account is gone. */
  accountLabel: string | null;
  /** How many accounts could have been taken; null: the account was given. */
  usable: number | null;
  /** How many could not, by reason: `busy`, `cooling-down`, `exhausted`, `disabled` … */
  skipped: Record<string, number>;
  /** How long the request waited for a free account, in milliseconds. */
  waitedMs: number;
  /** Until the first event, in milliseconds; null: there was none. */
  firstEventMs: number | null;
  /** In milliseconds; null while it goes on. */
  durationMs: number | null;
  /** `completed`, `aborted` or the kind of the failure; null while it goes on. */
  outcome: string | null;
  /** What went wrong, in words. */
  error: string | null;
}
