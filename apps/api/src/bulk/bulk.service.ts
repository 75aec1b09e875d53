import { HttpException, Injectable, Logger } from '@nestjs/common';
import type { BulkAccountResult, BulkAction, BulkRequest, BulkResult } from '@q2api/admin-contract';
import { AccountsService } from '../accounts/accounts.service.js';
import { toRefreshException } from '../auth/to-refresh-exception.js';
import { TokenRefresher } from '../auth/token-refresher.js';

/** The sign-in service and the database see no more than this at the same time. */
const CONCURRENCY = 8;

/** Does the same to many accounts; what fails for one does not stop the others. */
@Injectable()
export class BulkService {
  private readonly logger = new Logger(BulkService.name);

  constructor(
    private readonly accounts: AccountsService,
    private readonly refresher: TokenRefresher,
  ) {}

  async run({ action, ids }: BulkRequest): Promise<BulkResult> {
    const results: BulkAccountResult[] = [];
    const entries = ids.entries();
    // All of them take from the same iterator.
    const work = async () => {
      for (const [index, id] of entries) results[index] = await this.attempt(action, id);
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    return { results };
  }

  private async attempt(action: BulkAction, id: string): Promise<BulkAccountResult> {
    try {
      await this.perform(action, id);
      return { id, ok: true };
    } catch (error) {
      if (error instanceof HttpException) return { id, ok: false, error: error.message };
      this.logger.error(error);
      return { id, ok: false, error: 'The gateway failed to do it; its log says why.' };
    }
  }

  private async perform(action: BulkAction, id: string): Promise<void> {
    switch (action) {
      case 'enable':
      case 'disable':
        await this.accounts.update(id, { enabled: action === 'enable' });
        return;
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
