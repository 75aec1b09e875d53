import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AccountRepository } from '../accounts/account.repository.js';
import { Leases } from '../database/leases.js';
import { Clock } from '../time/clock.js';
import { isRefreshDue } from './refresh-due.js';
import { TokenRefresher } from './token-refresher.js';

const SCAN_MS = 5 * 60_000;
/** Refreshes under way at the same time: the sign-in service limits its callers. */
const CONCURRENCY = 4;

/** Refreshes tokens before somebody has to wait for it. One process at a time does so for all. */
@Injectable()
export class RefreshSchedule implements OnModuleDestroy {
  private readonly logger = new Logger(RefreshSchedule.name);
  private isStopped = false;

  constructor(
    private readonly accounts: AccountRepository,
    private readonly refresher: TokenRefresher,
    private readonly leases: Leases,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    this.isStopped = true;
  }

  @Interval(SCAN_MS)
  async scan(): Promise<void> {
    try {
      await this.leases.tryLease('refresh scan', () => this.refreshDue());
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async refreshDue(): Promise<void> {
    const now = this.clock.now();
    const candidates = await this.accounts.findRefreshable();
    const due = candidates.filter((account) => isRefreshDue(account, now, Math.random())).map(({ id }) => id);
    const refreshers = Array.from({ length: CONCURRENCY }, async () => {
      for (let id = due.shift(); id !== undefined && !this.isStopped; id = due.shift())
        await this.refresh(id);
    });
    await Promise.all(refreshers);
  }

  /** A failure has been noted at the account, and must not keep the others from their turn. */
  private async refresh(id: string): Promise<void> {
    const isGood = (account: Parameters<typeof isRefreshDue>[0]) =>
      !isRefreshDue(account, this.clock.now(), 1);
    await this.refresher.refresh(id, { isGood }).catch(() => undefined);
  }
}
