import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Account } from '@q2api/admin-contract';
import { Access } from '../access/access.decorator.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { toRefreshException } from './to-refresh-exception.js';
import { TokenRefresher } from './token-refresher.js';

@ApiTags('Accounts')
@Controller('v2/accounts/:id/refresh')
@Access('admin')
export class AccountRefreshController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly refresher: TokenRefresher,
  ) {}

  /** Obtains new tokens now. 409: the account must sign in again; 502: the sign-in service failed. */
  @Post()
  @HttpCode(200)
  async refresh(@Param('id', ParseUUIDPipe) id: string): Promise<Account> {
    await this.accounts.get(id);
    try {
      await this.refresher.refresh(id, { isGood: () => false, force: true });
    } catch (error) {
      throw toRefreshException(error);
    }
    return this.accounts.get(id);
  }
}
