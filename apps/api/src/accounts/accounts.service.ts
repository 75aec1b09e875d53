import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account, AccountList } from '@q2api/admin-contract';
import { Clock } from '../time/clock.js';
import { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { AccountSecrets } from './account-secrets.js';
import type { CreateAccountDto } from './dto/create-account.dto.js';
import { toAccount } from './to-account.js';

/** What an operator does with accounts. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly repository: AccountRepository,
    private readonly secrets: AccountSecrets,
    private readonly clock: Clock,
  ) {}

  async create(input: CreateAccountDto): Promise<Account> {
    const id = randomUUID();
    const now = this.clock.timestamp();
    const entity = Object.assign(new AccountEntity(), {
      id,
      label: input.label ?? null,
      clientId: input.clientId,
      ...this.secrets.seal(id, { ...input, accessToken: input.accessToken ?? null }),
      other: input.other === undefined ? null : JSON.stringify(input.other),
      last_refresh_status: 'never',
      enabled: input.enabled === false ? 0 : 1,
      created_at: now,
      updated_at: now,
    });
    await this.repository.write(async (manager) => {
      await manager.insert(AccountEntity, entity);
      return { result: undefined, ids: [id] };
    });
    return toAccount(await this.repository.findOrFail(id));
  }

  async list(): Promise<AccountList> {
    const accounts = (await this.repository.findAll()).map(toAccount);
    return { accounts, count: accounts.length };
  }
}
