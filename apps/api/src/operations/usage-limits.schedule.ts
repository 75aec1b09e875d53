import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { AccountEntity } from '../accounts/account.entity.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { Leases } from '../database/leases.js';
import { Clock } from '../time/clock.js';
import { UsageLimitsService } from './usage-limits.service.js';

const LOOK_MS = 60_000;
const FRESH_MS = 3_600_000;
/** Accounts of which the upstream tells nothing are not asked with every look. */
const RETRY_MS = 15 * 60_000;

/** Keeps the usage of all accounts known, to an hour; new and exhausted accounts are asked within a minute. */
@Injectable()
export class UsageLimitsSchedule {
  private readonly logger = new Logger(UsageLimitsSchedule.name);
  /** Milliseconds since the epoch, by account id. */
  private readonly lastTries = new Map<string, number>();

  constructor(
    private readonly accounts: AccountRepository,
    private readonly usage: UsageLimitsService,
    private readonly leases: Leases,
    private readonly clock: Clock,
  ) {}

  @Interval(LOOK_MS)
  async look(): Promise<void> {
    try {
      await this.leases.tryLease('usage scan', () => this.checkDue());
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async checkDue(): Promise<void> {
    const accounts = await this.accounts.findSignedIn();
    const usages = await this.accounts.usages(accounts.map(({ id }) => id));
    for (const account of accounts) {
      if (this.isDue(account, usages.get(account.id)?.checked_at)) await this.check(account);
    }
  }

  private isDue(
    { id, cooldown_kind: kind, last_error_at: failedAt }: AccountEntity,
    checkedAt?: string,
  ): boolean {
    const now = this.clock.now();
    if (now - (this.lastTries.get(id) ?? 0) < RETRY_MS) return false;
    if (checkedAt === undefined || now - Date.parse(checkedAt) >= FRESH_MS) return true;
    return kind === 'quota-exhausted' && failedAt !== null && checkedAt < failedAt;
  }

  private async check(account: AccountEntity): Promise<void> {
    this.lastTries.set(account.id, this.clock.now());
    try {
      await this.usage.check(account);
    } catch (error) {
      this.logger.debug(`the usage of account ${account.id} could not be had: ${String(error)}`);
    }
  }
}
