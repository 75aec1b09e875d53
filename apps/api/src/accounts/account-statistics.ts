import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { TurnError } from '@q2api/turn';
import type { EntityManager } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { Clock } from '../time/clock.js';
import { type TrafficSample, TrafficTally } from '../traffic/traffic-tally.js';
import { writeTraffic } from '../traffic/write-traffic.js';
import { AccountEntity } from './account.entity.js';
import { AccountCopy } from './account-copy.js';
import type { TurnFigures, TurnOutcome } from './account-lease.js';
import { type AccountNote, isUrgent, noteOf, RECOVERED } from './account-note.js';
import { outcomeOf } from './account-outcome.js';
import { AccountRepository } from './account.repository.js';
import { LimitStreaks } from './pool/limit-streaks.js';
import { type Successes, writeSuccesses } from './write-successes.js';
import { EMPTY_TALLY, joinTallies, ONE_ERROR, ONE_SUCCESS, type Tally } from './tally.js';

/** With the time of the commit itself, nothing older than 250 ms is lost when the process is killed. */
const FLUSH_MS = 150;

interface Entry {
  tally: Tally;
  note: AccountNote;
  /** ISO 8601, UTC. */
  usedAt: string;
}

/** Counts how turns ended, in memory; one transaction writes all counts since the last. Nobody waits for it. */
@Injectable()
export class AccountStatistics implements OnApplicationShutdown {
  private readonly logger = new Logger(AccountStatistics.name);
  private readonly limits = new LimitStreaks();
  private entries = new Map<string, Entry>();
  private readonly traffic = new TrafficTally();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: AccountRepository,
    private readonly copy: AccountCopy,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
  }

  /** Notes how a turn ended for the account that served it. */
  record(accountId: string, outcome: TurnOutcome, figures?: TurnFigures): void {
    if (figures !== undefined) this.traffic.add(trafficOf(accountId, outcome, figures, this.clock.now()));
    this.schedule();
    if (outcome.type === 'aborted') return;
    if (outcome.type === 'completed') this.limits.end(accountId);
    const note = outcome.type === 'failed' ? this.noteFailure(accountId, outcome.error) : {};
    this.add(accountId, tallyOf(outcome), note);
  }

  /** Notes that an account answers again after its rest. */
  noteRecovery(accountId: string): void {
    this.limits.end(accountId);
    this.add(accountId, EMPTY_TALLY, RECOVERED);
  }

  private noteFailure(accountId: string, error: TurnError): AccountNote {
    const now = this.clock.now();
    const isResting = (this.copy.find(accountId)?.coolDownUntil ?? 0) > now;
    const limitsInARow = error.kind === 'rate-limited' ? this.limits.add(accountId, isResting) : 0;
    return noteOf(error, now, limitsInARow);
  }

  private add(accountId: string, tally: Tally, note: AccountNote): void {
    // Known at once, so that no other turn is given to it meanwhile.
    if (isUrgent(note)) this.copy.apply(accountId, note);
    const entry = { tally, note, usedAt: this.clock.timestamp() };
    this.entries.set(accountId, joinEntries(this.entries.get(accountId), entry));
    this.schedule();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Writes what was counted. Resolves when it is in the database, or is kept for the next time. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  private async write(): Promise<void> {
    const entries = this.entries;
    const traffic = this.traffic.take();
    if (entries.size === 0 && traffic.length === 0) return;
    this.entries = new Map();
    try {
      await this.repository.write(async (manager) => {
        const stopped: string[] = [];
        const successes: Successes[] = [];
        for (const [id, entry] of entries) {
          const { tally, usedAt } = entry;
          if (isPlainSuccess(entry)) successes.push({ id, count: tally.successes, usedAt });
          else if (await this.writeEntry(manager, id, entry)) stopped.push(id);
        }
        await writeSuccesses(manager, successes);
        await writeTraffic(manager, traffic);
        return { result: undefined, ids: stopped };
      });
    } catch (error) {
      this.logger.error(error);
      this.traffic.giveBack(traffic);
      this.keep(entries);
    }
  }

  /** True when the account has stopped serving. */
  private async writeEntry(
    manager: EntityManager,
    id: string,
    { tally, note, usedAt }: Entry,
  ): Promise<boolean> {
    const isStopped = isUrgent(note);
    const isOverLimit = await this.disableOverLimit(manager, id, tally);
    await manager
      .createQueryBuilder()
      .update(AccountEntity)
      .set({
        ...note,
        last_used_at: usedAt,
        success_count: () => `success_count + ${tally.successes}`,
        error_count:
          tally.successes === 0 ? () => `error_count + ${tally.leadingErrors}` : tally.trailingErrors,
      })
      .where({ id })
      .execute();
    return isStopped || isOverLimit;
  }

  /** Disables the account when it has failed too often in a row, at whatever point of the tally. */
  private async disableOverLimit(manager: EntityManager, id: string, tally: Tally): Promise<boolean> {
    const { maxErrorCount: limit } = this.config;
    if (tally.leadingErrors === 0 && tally.longestRun < limit) return false;
    const { affected } = await manager
      .createQueryBuilder()
      .update(AccountEntity)
      .set({ enabled: 0, disabled_kind: 'errors' })
      .where({ id, enabled: 1 })
      .andWhere(tally.longestRun >= limit ? '1 = 1' : `error_count + ${tally.leadingErrors} >= ${limit}`)
      .execute();
    return Boolean(affected);
  }

  private keep(entries: Map<string, Entry>): void {
    for (const [id, entry] of this.entries) entries.set(id, joinEntries(entries.get(id), entry));
    this.entries = entries;
    this.schedule();
  }
}

/** Nothing but successes, of an account without a note to change. */
function isPlainSuccess({ tally, note }: Entry): boolean {
  const errors = tally.leadingErrors + tally.trailingErrors + tally.longestRun;
  return tally.successes > 0 && errors === 0 && Object.keys(note).length === 0;
}

function trafficOf(
  accountId: string,
  outcome: TurnOutcome,
  { model, firstTokenMs }: TurnFigures,
  at: number,
): TrafficSample {
  const usage = outcome.type === 'completed' ? outcome.usage : undefined;
  const { inputTokens = 0, cacheReadTokens = 0, cacheWriteTokens = 0, outputTokens = 0 } = usage ?? {};
  return {
    at,
    accountId,
    model,
    outcome: outcome.type,
    inputTokens: inputTokens + cacheReadTokens + cacheWriteTokens,
    outputTokens,
    firstTokenMs,
  };
}

function tallyOf(outcome: TurnOutcome): Tally {
  if (outcome.type === 'completed') return ONE_SUCCESS;
  return outcome.type === 'failed' && outcomeOf(outcome.error).chargedTo === 'account'
    ? ONE_ERROR
    : EMPTY_TALLY;
}

function joinEntries(first: Entry | undefined, second: Entry): Entry {
  if (first === undefined) return second;
  return {
    tally: joinTallies(first.tally, second.tally),
    note: { ...first.note, ...second.note },
    usedAt: second.usedAt,
  };
}
