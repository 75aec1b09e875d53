import type { TurnOutcome } from '../accounts/account-lease.js';
import type { Selection } from '../accounts/pool/selection.js';

/** One account's try at a turn. */
export interface TrailAttempt extends Partial<Selection> {
  /** Absent: no account could be had. */
  account?: string;
  /** Until the first event, in milliseconds. */
  firstEventMs?: number;
  durationMs?: number;
  /** `completed`, `aborted` or the kind of the failure; absent while it goes on. */
  outcome?: string;
  /** What the failure's message says. */
  error?: string;
}

/** A refusal may quote the request; that much of it is enough. */
const MAX_ERROR_LENGTH = 300;

interface MonotonicTimer {
  /** Milliseconds. */
  now(): number;
}

/** How one request came to its answer: which accounts were chosen from, which were tried, and how that ended. */
export class TurnTrail {
  readonly attempts: TrailAttempt[] = [];

  constructor(
    /** ISO 8601, UTC. */
    readonly startedAt: string,
    readonly model: string,
    /** The one that the client was told; absent when no client asked. */
    readonly requestId: string | undefined,
    // Not a closure: trails are kept, and one made while a request is served would keep the request with them.
    private readonly timer: MonotonicTimer,
  ) {}

  /** Begins an attempt with the choice of an account. The returned object is told how it goes on. */
  begin(): AttemptRecorder {
    const attempt: TrailAttempt = {};
    this.attempts.push(attempt);
    return new AttemptRecorder(attempt, this.timer);
  }
}

export class AttemptRecorder {
  private readonly startedAt: number;

  constructor(
    private readonly attempt: TrailAttempt,
    private readonly timer: MonotonicTimer,
  ) {
    this.startedAt = timer.now();
  }

  noteSelection(selection: Selection): void {
    Object.assign(this.attempt, selection);
  }

  noteAccount(accountId: string): void {
    this.attempt.account = accountId;
  }

  get firstEventMs(): number | undefined {
    return this.attempt.firstEventMs;
  }

  noteFirstEvent(): void {
    this.attempt.firstEventMs = this.elapsed();
  }

  noteEnd(outcome: TurnOutcome): void {
    this.attempt.durationMs = this.elapsed();
    this.attempt.outcome = outcome.type === 'failed' ? outcome.error.kind : outcome.type;
    if (outcome.type === 'failed') this.attempt.error = outcome.error.message.slice(0, MAX_ERROR_LENGTH);
  }

  private elapsed(): number {
    return Math.round(this.timer.now() - this.startedAt);
  }
}
