import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type FindManyOptions, In, IsNull, Not, Repository } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { AccountEntity } from './account.entity.js';
import { AccountUsageEntity } from './account-usage.entity.js';
import { RevisionEntity } from './revision.entity.js';

/** Called with the ids of accounts that were changed or deleted, after the commit. */
export type AccountListener = (ids: readonly string[]) => Promise<void>;

const REVISION = 'accounts';

/** The accounts in the database. Every write is noted in the revision, by which other processes see it. */
@Injectable()
export class AccountRepository {
  private readonly listeners: AccountListener[] = [];

  constructor(
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountEntity>,
    private readonly transactions: Transactions,
  ) {}

  /** Changes are reported before the write that made them resolves. */
  onChange(listener: AccountListener): void {
    this.listeners.push(listener);
  }

  find(id: string): Promise<AccountEntity | null> {
    return this.accounts.findOneBy({ id });
  }

  findMany(ids: readonly string[]): Promise<AccountEntity[]> {
    return this.accounts.findBy({ id: In([...ids]) });
  }

  /** One page of accounts, and how many there are on all. */
  findPage(options: FindManyOptions<AccountEntity>): Promise<[AccountEntity[], number]> {
    return this.accounts.findAndCount(options);
  }

  /** Enabled accounts whose sign-in is not known to be over, with what tells when to refresh their tokens. */
  findRefreshable(): Promise<AccountEntity[]> {
    return this.accounts.find({
      select: { id: true, expires_at: true, last_refresh_time: true, refresh_retry_at: true },
      where: { enabled: 1, sign_in_problem: IsNull(), refreshToken: Not(IsNull()) },
    });
  }

  /** Enabled accounts whose sign-in is not known to be over. */
  findSignedIn(): Promise<AccountEntity[]> {
    return this.accounts.findBy({ enabled: 1, sign_in_problem: IsNull() });
  }

  /** Keeps what the upstream said of an account's quota. No copy in memory holds it. */
  async saveUsage(usage: AccountUsageEntity): Promise<void> {
    await this.write(async (manager) => {
      await manager.upsert(AccountUsageEntity, usage, ['account_id']);
      return { result: undefined, ids: [] };
    });
  }

  /** What is known of the quotas of accounts, by account id. */
  async usages(ids: readonly string[]): Promise<Map<string, AccountUsageEntity>> {
    const usages = await this.accounts.manager.findBy(AccountUsageEntity, { account_id: In([...ids]) });
    return new Map(usages.map((usage) => [usage.account_id, usage]));
  }

  /** Which accounts there are, and when each last changed: cheap to compare with a copy. */
  async revisions(): Promise<Map<string, number>> {
    const rows = await this.accounts.find({ select: { id: true, revision: true } });
    return new Map(rows.map(({ id, revision }) => [id, revision]));
  }

  /** Grows with every write, in whatever process. */
  async revision(): Promise<number> {
    const row = await this.accounts.manager.findOneByOrFail(RevisionEntity, { name: REVISION });
    return row.value;
  }

  /**
   * Runs `work` in a transaction. It returns its result and the ids of the accounts it inserted, updated or deleted.
   */
  async write<Result>(
    work: (manager: EntityManager) => Promise<{ result: Result; ids: readonly string[] }>,
  ): Promise<Result> {
    const { result, ids } = await this.transactions.run(async (manager) => {
      const outcome = await work(manager);
      if (outcome.ids.length > 0) await this.noteRevision(manager, outcome.ids);
      return outcome;
    });
    if (ids.length > 0) await Promise.all(this.listeners.map((listener) => listener(ids)));
    return result;
  }

  /** Updates one account. False: it does not exist. */
  update(id: string, values: Partial<AccountEntity>): Promise<boolean> {
    return this.write(async (manager) => {
      const { affected } = await manager.update(AccountEntity, { id }, values);
      return affected ? { result: true, ids: [id] } : { result: false, ids: [] };
    });
  }

  /** Deletes one account and all that is known of it. False: it does not exist. */
  delete(id: string): Promise<boolean> {
    return this.write(async (manager) => {
      const { affected } = await manager.delete(AccountEntity, { id });
      await manager.delete(AccountUsageEntity, { account_id: id });
      return affected ? { result: true, ids: [id] } : { result: false, ids: [] };
    });
  }

  private async noteRevision(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await manager.increment(RevisionEntity, { name: REVISION }, 'value', 1);
    const { value } = await manager.findOneByOrFail(RevisionEntity, { name: REVISION });
    await manager.update(AccountEntity, { id: In([...ids]) }, { revision: value });
  }
}
