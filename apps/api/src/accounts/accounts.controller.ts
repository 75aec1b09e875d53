import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  UsePipes,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Account, AccountList } from '@q2api/admin-contract';
import { Access } from '../access/access.decorator.js';
import { adminValidation } from '../http/admin-validation.js';
import { AccountsService } from './accounts.service.js';
import { AccountQueryDto } from './dto/account-query.dto.js';
import { CreateAccountDto } from './dto/create-account.dto.js';
import { UpdateAccountDto } from './dto/update-account.dto.js';

@ApiTags('Accounts')
@Controller('v2/accounts')
@Access('admin')
@UsePipes(adminValidation)
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  /** Adds an account by the credentials of a sign-in. 409: it is here already. */
  @Post()
  create(@Body() body: CreateAccountDto): Promise<Account> {
    return this.accounts.create(body);
  }

  /** Lists accounts, filtered, sorted and in pages. */
  @Get()
  list(@Query() query: AccountQueryDto): Promise<AccountList> {
    return this.accounts.list(query);
  }

  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<Account> {
    return this.accounts.get(id);
  }

  /** Changes what the body names. Enabling forgets errors and cool-downs; new credentials end "needs sign-in". */
  @Patch(':id')
  update(@Param('id', ParseUUIDPipe) id: string, @Body() body: UpdateAccountDto): Promise<Account> {
    return this.accounts.update(id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  delete(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.accounts.delete(id);
  }
}
