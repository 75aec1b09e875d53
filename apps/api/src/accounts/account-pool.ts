import { Injectable } from '@nestjs/common';
import { TurnError } from '@q2api/turn';
import { AppConfig } from '../config/app-config.js';
import { Clock } from '../time/clock.js';
import { AccountCopy } from './account-copy.js';
import type { AccountLease, TurnOutcome } from './account-lease.js';
import { outcomeOf } from './account-outcome.js';
import { AccountStatistics } from './account-statistics.js';
import { pickAccount } from './pick-account.js';
import { AccountSlots } from './pool/account-slots.js';
import { refusalOf, type SkippedAccount } from './pool/refusal-of.js';
import type { Selection } from './pool/selection.js';
import { StickyBindings } from './pool/sticky-bindings.js';
import { WaitingLine } from './pool/waiting-line.js';
import { isOnProbation, whyUnusable } from './pool/why-unusable.js';
import type { PooledAccount } from './pooled-account.js';

export interface LeaseOptions {
  /** Accounts that are known not to have the wanted model. */
  withoutModel?: ReadonlySet<string>;
  /** Accounts that have failed this turn already. */
  tried?: ReadonlySet<string>;
  /** This account and no other, also when it is disabled or rests: an operator asks for it. */
  accountId?: string;
  /** Whose request it is, and the client's own name of its session. */
  caller?: string;
  session?: string | undefined;
  /** Lets the request wait for a busy account until then. Absent: it does not wait. */
  signal?: AbortSignal;
  /** Told of the choice, also when there was none. */
  onSelection?: (selection: Selection) => void;
}

/** Which account serves a turn. Works in memory only. */
@Injectable()
export class AccountPool {
  private readonly slots = new AccountSlots();
  private readonly line = new WaitingLine();
  private readonly bindings: StickyBindings;
  private lastId: string | undefined;

  constructor(
    private readonly copy: AccountCopy,
    private readonly statistics: AccountStatistics,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {
    this.bindings = new StickyBindings(config.stickyTtlMs);
  }

  /** Turns that are being served in this process. */
  get inFlight(): number {
    return this.slots.total;
  }

  /** How many accounts there are, and how many of them are able to serve (perhaps busy now). */
  count(): { total: number; usable: number } {
    const accounts = [...this.copy.all()];
    const wanted = { now: this.clock.now(), maxConcurrency: Infinity };
    const usable = accounts.filter((account) => whyUnusable(account, 0, wanted) === undefined);
    return { total: accounts.length, usable: usable.length };
  }

  /**
   * An account for one turn, chosen by SELECTION_STRATEGY. When all are busy the request waits, if it may.
   * @throws TurnError `no-account` when none is enabled, `model-not-found` when none has the model, `rate-limited` or
   *   `quota-exhausted` with the earliest time when all rest, `rate-limited` when waiting took too long
   */
  async lease(options: LeaseOptions = {}): Promise<AccountLease> {
    if (options.accountId !== undefined) return this.leaseExactly(options.accountId);
    const { caller = '', signal } = options;
    const startedAt = this.clock.now();
    const attempt = () => this.take(options, startedAt);
    // Whoever comes now must not overtake those who wait.
    const lease = signal === undefined || this.line.isEmpty ? attempt() : undefined;
    if (lease !== undefined) return lease;
    if (signal === undefined) throw new TurnError('rate-limited', 'All accounts are busy. Try again later.');
    return this.line.wait(attempt, { caller, timeoutMs: this.config.queueTimeoutMs, signal });
  }

  private leaseExactly(accountId: string): AccountLease {
    const account = this.copy.find(accountId);
    if (account === undefined) throw new TurnError('no-account', 'The account does not exist.');
    return this.open(account, undefined);
  }

  /** Undefined when all accounts that could serve are busy. @throws TurnError when none could */
  private take(
    { tried, withoutModel, caller, session, onSelection }: LeaseOptions,
    startedAt: number,
  ): AccountLease | undefined {
    const now = this.clock.now();
    const wanted = { now, withoutModel, tried, maxConcurrency: this.config.accountMaxConcurrency };
    const usable: { id: string; inFlight: number; account: PooledAccount }[] = [];
    const skipped: SkippedAccount[] = [];
    for (const account of this.copy.all()) {
      const inFlight = this.slots.of(account.id);
      const reason = whyUnusable(account, inFlight, wanted);
      if (reason === undefined) usable.push({ id: account.id, inFlight, account });
      else skipped.push({ account, reason });
    }
    const isSticky = this.config.selectionStrategy === 'sticky' && session !== undefined;
    const sessionKey = isSticky ? `${caller ?? ''} ${session}` : undefined;
    const boundId = this.boundAccount(sessionKey, skipped, now);
    const choice = {
      strategy: this.config.selectionStrategy,
      random: Math.random(),
      lastId: this.lastId,
      boundId,
    };
    const picked = pickAccount(usable, choice);
    onSelection?.({ usable: usable.length, skipped: countReasons(skipped), waitedMs: now - startedAt });
    if (picked === undefined) {
      const refusal = refusalOf(skipped, now);
      if (refusal !== undefined) throw refusal;
      return undefined;
    }
    this.lastId = picked.id;
    // A session that is served elsewhere because its account is busy comes back to it.
    if (sessionKey !== undefined && boundId === undefined) this.bindings.set(sessionKey, picked.id, now);
    return this.open(picked.account, sessionKey);
  }

  /** The account that the session stays with, as long as that one is not more than busy. */
  private boundAccount(
    sessionKey: string | undefined,
    skipped: readonly SkippedAccount[],
    now: number,
  ): string | undefined {
    if (sessionKey === undefined) return undefined;
    const boundId = this.bindings.get(sessionKey, now);
    if (boundId === undefined) return undefined;
    const reason = skipped.find(({ account }) => account.id === boundId)?.reason;
    const isHere = this.copy.find(boundId) !== undefined;
    if (isHere && (reason === undefined || reason === 'busy' || reason === 'being-tried')) return boundId;
    this.bindings.drop(sessionKey, boundId);
    return undefined;
  }

  private open(account: PooledAccount, sessionKey: string | undefined): AccountLease {
    this.slots.take(account.id);
    let isSettled = false;
    return {
      account,
      confirm: () => {
        if (!isOnProbation(account)) return;
        this.statistics.noteRecovery(account.id);
        this.line.serve();
      },
      settle: (outcome, figures) => {
        if (isSettled) return;
        isSettled = true;
        this.slots.free(account.id);
        this.statistics.record(account.id, outcome, figures);
        if (sessionKey !== undefined && isChargedToAccount(outcome))
          this.bindings.drop(sessionKey, account.id);
        this.line.serve();
      },
    };
  }
}

function isChargedToAccount(outcome: TurnOutcome): boolean {
  return outcome.type === 'failed' && outcomeOf(outcome.error).chargedTo === 'account';
}

function countReasons(skipped: readonly SkippedAccount[]): Selection['skipped'] {
  const counts: Selection['skipped'] = {};
  for (const { reason } of skipped) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
