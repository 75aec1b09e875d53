import { HttpException, Injectable, Logger } from '@nestjs/common';
import type { BulkAction, BulkResult } from '@q2api/admin-contract';
import { AccountsService } from '../accounts/accounts.service.js';
import { toRefreshException } from '../auth/to-refresh-exception.js';
import { TokenRefresher } from '../auth/token-refresher.js';

/** Refreshes under way at the same time: the sign-in service limits its callers. */
const CONCURRENCY = 4;

/** Does one thing to many accounts. */
@Injectable()
export class BulkService {
  private readonly logger = new Logger(BulkService.name);

  constructor(
    private readonly accounts: AccountsService,
    private readonly refresher: TokenRefresher,
  ) {}

  /** One result per id, in their order. Never rejects because of one of them. */
  async run(action: BulkAction, ids: readonly string[]): Promise<BulkResult> {
    const results: BulkResult['results'] = ids.map((id) => ({ id, ok: false }));
    const waiting = [...results];
    const workers = Array.from({ length: CONCURRENCY }, async () => {
      for (let result = waiting.shift(); result !== undefined; result = waiting.shift()) {
        Object.assign(result, await this.runOne(action, result.id));
      }
    });
    await Promise.all(workers);
    return { results };
  }

  private async runOne(action: BulkAction, id: string): Promise<{ ok: boolean; error?: string }> {
    try {
      await this.act(action, id);
      return { ok: true };
    } catch (error) {
      if (error instanceof HttpException) return { ok: false, error: error.message };
      // The text of any other failure, such as the database's, is for the log only.
      this.logger.error(error);
      return { ok: false, error: 'The gateway failed to do it; its log says why.' };
    }
  }

  private async act(action: BulkAction, id: string): Promise<unknown> {
    switch (action) {
      case 'enable':
      case 'disable':
        return this.accounts.update(id, { enabled: action === 'enable' });
      case 'delete':
        return this.accounts.delete(id);
      case 'refresh':
        return this.refresh(id);
    }
  }

  private async refresh(id: string): Promise<void> {
    await this.accounts.get(id);
    try {
      await this.refresher.refresh(id, { isGood: () => false, force: true });
    } catch (error) {
      throw toRefreshException(error);
    }
  }
}
