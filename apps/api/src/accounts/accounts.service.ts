import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { Account, AccountList, CreateAccount, UpdateAccount } from '@q2api/admin-contract';
import { Clock } from '../time/clock.js';
import { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { AccountSecrets } from './account-secrets.js';
import type { AccountQueryDto } from './dto/account-query.dto.js';
import { toFindOptions } from './find-options.js';
import { refuseDuplicate } from './refuse-duplicate.js';
import { toAccount } from './to-account.js';
import { toColumns } from './to-columns.js';

/** What an operator does with accounts. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly repository: AccountRepository,
    private readonly secrets: AccountSecrets,
    private readonly clock: Clock,
  ) {}

  /** @throws ConflictException when another account has the same refresh token or OIDC client */
  async create(input: CreateAccount): Promise<Account> {
    const id = randomUUID();
    const sealed = this.secrets.seal(id, { ...input, accessToken: input.accessToken ?? null });
    const columns = { ...toColumns(input), ...sealed, last_refresh_status: 'never' };
    await this.repository.write(async (manager) => {
      await refuseDuplicate(manager, sealed, { id });
      await manager.insert(AccountEntity, this.newRow(id, columns));
      return { result: undefined, ids: [id] };
    });
    return this.get(id);
  }

  /** @throws ConflictException when `create` would refuse the account as a duplicate */
  async refuseDuplicate(input: CreateAccount): Promise<void> {
    await this.repository.write(async (manager) => {
      await refuseDuplicate(manager, this.secrets.digests(input), { id: '' });
      return { result: undefined, ids: [] };
    });
  }

  /**
   * Adds an account by a sign-in that this gateway has just made; its OIDC client is the gateway's own, shared by many.
   * @param expiresAt end of the access token, ISO 8601, UTC
   * @returns the account's id
   * @throws ConflictException when an account has this refresh token already
   */
  async createSignedIn(input: CreateAccount, expiresAt: string): Promise<string> {
    const id = randomUUID();
    const sealed = this.secrets.seal(id, input);
    const { refresh_token_digest } = sealed;
    await this.repository.write(async (manager) => {
      await refuseDuplicate(manager, { refresh_token_digest }, { id });
      const columns = { ...toColumns(input), ...sealed, ...this.freshTokens(expiresAt) };
      await manager.insert(AccountEntity, this.newRow(id, columns));
      return { result: undefined, ids: [id] };
    });
    return id;
  }

  /** Replaces the whole credential set of an account that has signed in again. @throws NotFoundException */
  async replaceSignIn(id: string, input: CreateAccount, expiresAt: string): Promise<void> {
    const columns = { ...toColumns(input), ...this.secrets.seal(id, input), ...this.freshTokens(expiresAt) };
    if (!(await this.repository.update(id, { ...columns, updated_at: this.clock.timestamp() }))) {
      throw unknownAccount(id);
    }
  }

  /** @throws NotFoundException */
  async get(id: string): Promise<Account> {
    const account = await this.repository.find(id);
    if (account === null) throw unknownAccount(id);
    const usages = await this.repository.usages([id]);
    return toAccount(account, usages.get(id), this.clock.timestamp());
  }

  async list(query: AccountQueryDto): Promise<AccountList> {
    const now = this.clock.timestamp();
    const [accounts, count] = await this.repository.findPage(toFindOptions(query, now));
    const usages = await this.repository.usages(accounts.map(({ id }) => id));
    return { accounts: accounts.map((account) => toAccount(account, usages.get(account.id), now)), count };
  }

  /** @throws NotFoundException; ConflictException as `create` */
  async update(id: string, input: UpdateAccount): Promise<Account> {
    await this.repository.write(async (manager) => {
      const account = await manager.findOneBy(AccountEntity, { id });
      if (account === null) throw unknownAccount(id);
      const columns = {
        ...toColumns(input),
        ...this.newSignIn(account, input),
        updated_at: this.clock.timestamp(),
      };
      await refuseDuplicate(manager, columns, account);
      await manager.update(AccountEntity, { id }, columns);
      return { result: undefined, ids: [id] };
    });
    return this.get(id);
  }

  /** @throws NotFoundException */
  async delete(id: string): Promise<void> {
    if (!(await this.repository.delete(id))) throw unknownAccount(id);
  }

  /** With other credentials the old verdict about the sign-in no longer holds. */
  private newSignIn(account: AccountEntity, input: UpdateAccount): Partial<AccountEntity> {
    const { clientId, clientSecret, refreshToken, accessToken } = input;
    const isRefreshChanged =
      clientId !== undefined || clientSecret !== undefined || refreshToken !== undefined;
    if (!isRefreshChanged && accessToken === undefined) return {};
    return {
      ...this.secrets.seal(account.id, {
        refreshToken,
        clientId: clientId ?? account.clientId,
        clientSecret: clientSecret ?? this.secrets.open(account, 'clientSecret'),
        // An access token of the old sign-in must not outlive it.
        accessToken: accessToken ?? null,
      }),
      expires_at: null,
      sign_in_problem: null,
      refresh_failures: 0,
      refresh_retry_at: null,
    };
  }

  private freshTokens(expiresAt: string): Partial<AccountEntity> {
    return {
      expires_at: expiresAt,
      last_refresh_time: this.clock.timestamp(),
      last_refresh_status: 'success',
      sign_in_problem: null,
      refresh_failures: 0,
      refresh_retry_at: null,
    };
  }

  private newRow(id: string, columns: Partial<AccountEntity>): Partial<AccountEntity> {
    const now = this.clock.timestamp();
    return { id, ...columns, created_at: now, updated_at: now };
  }
}

function unknownAccount(id: string): NotFoundException {
  return new NotFoundException(`There is no account ${id}.`);
}
