import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { AccountRepository } from './account.repository.js';
import type { AccountNote } from './account-note.js';
import { AccountSecrets } from './account-secrets.js';
import { PlainSecrets } from './plain-secrets.js';
import { type PooledAccount, toPooledAccount } from './pooled-account.js';

/** A change made by another process is seen within this time. */
const POLL_MS = 500;

/** All accounts in memory, so that no request waits for the database. Own writes are seen at once. */
@Injectable()
export class AccountCopy implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(AccountCopy.name);
  private readonly accounts = new Map<string, PooledAccount>();
  private revision = -1;
  private timer: NodeJS.Timeout | undefined;
  private syncing = false;

  constructor(
    private readonly repository: AccountRepository,
    private readonly secrets: AccountSecrets,
    private readonly plainSecrets: PlainSecrets,
  ) {
    repository.onChange((ids) => this.reload(ids));
  }

  async onModuleInit(): Promise<void> {
    await this.plainSecrets.seal();
    await this.sync();
    this.timer = setInterval(() => void this.poll(), POLL_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  all(): Iterable<PooledAccount> {
    return this.accounts.values();
  }

  find(id: string): PooledAccount | undefined {
    return this.accounts.get(id);
  }

  /** Stops an account, or ends its rest, at once; the database follows. */
  apply(id: string, note: AccountNote): void {
    const { cooldown_until: until, cooldown_kind: kind, sign_in_problem: problem, enabled } = note;
    const account = this.accounts.get(id);
    if (account === undefined) return;
    this.accounts.set(id, {
      ...account,
      ...(until !== undefined && {
        coolDownUntil: until === null ? 0 : Date.parse(until),
        coolDownKind: kind ?? null,
      }),
      ...(typeof problem === 'string' && { needsSignIn: true }),
      ...(enabled === 0 && { enabled: false }),
    });
  }

  /** Loads what other processes changed since the last time. */
  async sync(): Promise<void> {
    const revision = await this.repository.revision();
    if (revision === this.revision) return;
    const current = await this.repository.revisions();
    const gone = [...this.accounts.keys()].filter((id) => !current.has(id));
    const changed = [...current]
      .filter(([id, at]) => this.accounts.get(id)?.revision !== at)
      .map(([id]) => id);
    await this.reload([...gone, ...changed]);
    this.revision = revision;
  }

  private async reload(ids: readonly string[]): Promise<void> {
    const found = new Map((await this.repository.findMany(ids)).map((account) => [account.id, account]));
    for (const id of ids) {
      const account = found.get(id);
      if (account === undefined) this.accounts.delete(id);
      // A read that was overtaken by a later one must not bring the old state back.
      else if (account.revision >= (this.accounts.get(id)?.revision ?? 0))
        this.accounts.set(id, toPooledAccount(account, this.secrets.open(account, 'accessToken')));
    }
  }

  private async poll(): Promise<void> {
    if (this.syncing) return;
    this.syncing = true;
    try {
      await this.sync();
    } catch (error) {
      this.logger.error(error);
    } finally {
      this.syncing = false;
    }
  }
}
