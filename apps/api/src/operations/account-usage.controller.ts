import {
  BadGatewayException,
  Controller,
  HttpCode,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Account } from '@q2api/admin-contract';
import { Access } from '../access/access.decorator.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { UsageLimitsService } from './usage-limits.service.js';

@ApiTags('Accounts')
@Controller('v2/accounts/:id/usage')
@Access('admin')
export class AccountUsageController {
  constructor(
    private readonly repository: AccountRepository,
    private readonly accounts: AccountsService,
    private readonly usage: UsageLimitsService,
  ) {}

  /** Asks now how much of its quota the account has used. 502: the upstream does not tell; what was known stays. */
  @Post()
  @HttpCode(200)
  async check(@Param('id', ParseUUIDPipe) id: string): Promise<Account> {
    const account = await this.repository.find(id);
    if (account === null) throw new NotFoundException(`There is no account ${id}.`);
    try {
      await this.usage.check(account);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new BadGatewayException(`The usage could not be had: ${reason}`, { cause: error });
    }
    return this.accounts.get(id);
  }
}
