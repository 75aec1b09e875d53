import { Body, Controller, Get, Post, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Account, AccountList } from '@q2api/admin-contract';
import { Access } from '../access/access.decorator.js';
import { adminValidation } from '../http/admin-validation.js';
import { AccountsService } from './accounts.service.js';
import { CreateAccountDto } from './dto/create-account.dto.js';

@ApiTags('Accounts')
@Controller('v2/accounts')
@Access('admin')
@UsePipes(adminValidation)
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Post()
  create(@Body() body: CreateAccountDto): Promise<Account> {
    return this.accounts.create(body);
  }

  @Get()
  list(): Promise<AccountList> {
    return this.accounts.list();
  }
}
