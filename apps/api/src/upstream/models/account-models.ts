import { Injectable, Logger } from '@nestjs/common';
import type { AmazonQModel } from '@q2api/amazonq-types';
import { AccountCopy } from '../../accounts/account-copy.js';
import type { PooledAccount } from '../../accounts/pooled-account.js';
import { AccessTokenService } from '../../auth/access-token.service.js';
import { Clock } from '../../time/clock.js';
import { asTurnError } from '../as-turn-error.js';
import { RetryTimer } from '../retry-timer.js';
import { ModelListClient } from './model-list.client.js';

/** Q CLI keeps the list for the life of its process; plans change more often than gateways restart. */
const FRESH_MS = 3_600_000;
/** After a failure, so that an account that cannot be asked is not asked with every request. */
const RETRY_MS = 60_000;
/** What a request waits for a catalogue that nobody has asked for yet. */
const PATIENCE_MS = 3_000;
/** So that a first request does not set off a call for each of hundreds of accounts. */
const MAX_ASKED_AT_ONCE = 8;

interface Entry {
  /** Of the last answer; a failure leaves it as it is. */
  models?: readonly AmazonQModel[];
  /** Milliseconds since the epoch, from which on the account is to be asked again. */
  dueAt: number;
  asking?: Promise<void>;
}

/**
 * The model catalogues of the accounts, in memory. An account is asked when it first serves and then hourly, one call at
 * a time; what was known is used meanwhile, and after a failure.
 */
@Injectable()
export class AccountModels {
  private readonly logger = new Logger(AccountModels.name);
  private readonly entries = new Map<string, Entry>();
  /** Answers of `without` by model: every turn asks, and they change when a catalogue does. */
  private readonly accountsWithout = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly accounts: AccountCopy,
    private readonly tokens: AccessTokenService,
    private readonly client: ModelListClient,
    private readonly clock: Clock,
    private readonly timer: RetryTimer,
  ) {}

  /** The account's catalogue; undefined when it could not be had in time. Never rejects. */
  async of(accountId: string): Promise<readonly AmazonQModel[] | undefined> {
    const account = this.accounts.find(accountId);
    if (account === undefined) return undefined;
    const entry = this.refreshed(account);
    if (entry.models === undefined && entry.asking !== undefined) {
      await this.timer.within(entry.asking, PATIENCE_MS);
    }
    return entry.models;
  }

  /** The catalogues that are known of usable accounts. */
  *known(): Iterable<readonly AmazonQModel[]> {
    for (const account of this.accounts.all()) {
      const models = isUsable(account) ? this.entries.get(account.id)?.models : undefined;
      if (models !== undefined) yield models;
    }
  }

  /** Asks the usable accounts whose catalogues are not known yet, and waits for that a moment. Never rejects. */
  async discover(): Promise<void> {
    const unknown = this.usable().filter(({ id }) => this.entries.get(id)?.models === undefined);
    const asking = unknown.slice(0, MAX_ASKED_AT_ONCE).map((account) => this.refreshed(account).asking);
    await this.timer.within(Promise.all(asking), PATIENCE_MS);
  }

  /** Ids of the accounts whose catalogue is known to have the model. */
  with(modelId: string): string[] {
    return [...this.entries]
      .filter(([, { models }]) => models?.some((model) => model.modelId === modelId))
      .map(([id]) => id);
  }

  /** Ids of the accounts whose catalogue is known and does not have the model. */
  without(modelId: string): ReadonlySet<string> {
    const known = this.accountsWithout.get(modelId);
    if (known !== undefined) return known;
    const ids = new Set<string>();
    this.accountsWithout.set(modelId, ids);
    for (const [id, { models }] of this.entries) {
      if (models !== undefined && !models.some((model) => model.modelId === modelId)) ids.add(id);
    }
    return ids;
  }

  private usable(): PooledAccount[] {
    return [...this.accounts.all()].filter(isUsable);
  }

  /** The account's entry; when it is due, asking has begun. */
  private refreshed(account: PooledAccount): Entry {
    const entry = this.entries.get(account.id) ?? { dueAt: 0 };
    this.entries.set(account.id, entry);
    if (entry.asking === undefined && entry.dueAt <= this.clock.now()) {
      entry.asking = this.ask(account, entry).finally(() => delete entry.asking);
    }
    return entry;
  }

  private async ask({ id, region, profileArn }: PooledAccount, entry: Entry): Promise<void> {
    try {
      const accessToken = await this.tokens.ensureFresh(id);
      const models = await this.client.list({ region, profileArn, accessToken });
      if (models.length > 0) this.keep(entry, models);
      entry.dueAt = this.clock.now() + FRESH_MS;
    } catch (error) {
      entry.dueAt = this.clock.now() + RETRY_MS;
      this.logger.warn(`The models of account ${id} could not be listed: ${asTurnError(error).message}`);
    }
  }

  private keep(entry: Entry, models: readonly AmazonQModel[]): void {
    entry.models = models;
    this.accountsWithout.clear();
  }
}

function isUsable({ enabled, needsSignIn }: PooledAccount): boolean {
  return enabled && !needsSignIn;
}
