import { ConflictException, Injectable, Logger, NotFoundException } from '@nestjs/common';
import type { DuplicateAccount } from '@q2api/admin-contract';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../time/clock.js';
import { DeviceLoginEntity } from './device-login.entity.js';
import { DeviceLoginRepository } from './device-login.repository.js';
import type { LoginOptions, LoginSecrets } from './login-details.js';
import type { TokenSet } from './oidc.client.js';
import { ProfileDiscovery } from './profile-discovery.js';

/** Pause before a failed profile discovery is tried again. */
const RETRY_MS = 2_000;
/** So long after the confirmation was due the profiles must have been found. */
const PATIENCE_MS = 5 * 60_000;

/** Makes an account of a confirmed device login. Each step is in the database before the next is taken. */
@Injectable()
export class LoginCompletion {
  private readonly logger = new Logger(LoginCompletion.name);

  constructor(
    private readonly logins: DeviceLoginRepository,
    private readonly accounts: AccountsService,
    private readonly profiles: ProfileDiscovery,
    private readonly clock: Clock,
  ) {}

  /** Keeps the tokens, which the service gives out once, and goes on. */
  async begin(
    login: DeviceLoginEntity,
    { accessToken, refreshToken, expiresInSeconds }: TokenSet,
  ): Promise<void> {
    if (refreshToken === undefined) {
      await this.fail(login, 'The sign-in service gave no refresh token.');
      return;
    }
    const expiresAt = new Date(this.clock.now() + expiresInSeconds * 1000).toISOString();
    const secrets = { ...this.logins.secretsOf(login), tokens: { accessToken, refreshToken, expiresAt } };
    const values = { status: 'completing', secrets: this.logins.seal(login.id, secrets) } as const;
    if (await this.logins.update(login.id, 'pending', values)) {
      await this.complete(Object.assign(login, values));
    }
  }

  /** Finds the profile, if the sign-in needs one, and makes the account or asks for a choice. */
  async complete(login: DeviceLoginEntity): Promise<void> {
    const options = this.logins.optionsOf(login);
    const secrets = this.logins.secretsOf(login);
    const profileArn = await this.findProfile(login, options, secrets);
    if (profileArn === undefined) return;
    try {
      const accountId = await this.saveAccount(options, secrets, profileArn);
      const values = { status: 'completed', account_id: accountId, secrets: null, error: null } as const;
      await this.logins.update(login.id, 'completing', values);
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
      await this.fail(login, 'The account was deleted during the sign-in.');
    }
  }

  /** Null: none is needed; undefined: none is known, and what comes next has been noted. */
  private async findProfile(
    login: DeviceLoginEntity,
    { startUrl, profileArn }: LoginOptions,
    { tokens }: LoginSecrets,
  ): Promise<string | null | undefined> {
    if (profileArn !== undefined) return profileArn;
    if (startUrl === null || tokens === undefined) return null;
    try {
      const found = await this.profiles.find(tokens.accessToken);
      const [first, ...others] = found;
      if (first !== undefined && others.length === 0) return first.arn;
      if (first === undefined) await this.fail(login, 'The sign-in has no Amazon Q Developer profile.');
      else await this.askForChoice(login, JSON.stringify(found));
    } catch (error) {
      await this.retryOrFail(login, error);
    }
    return undefined;
  }

  private async askForChoice({ id }: DeviceLoginEntity, profiles: string): Promise<void> {
    await this.logins.update(id, 'completing', { status: 'choose-profile', profiles, error: null });
  }

  private async retryOrFail(login: DeviceLoginEntity, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn(`device login ${login.id}: the profiles could not be listed: ${reason}`);
    const message = `The profiles of the sign-in could not be listed: ${reason}`;
    if (this.clock.now() > Date.parse(login.expires_at) + PATIENCE_MS) return this.fail(login, message);
    const next = new Date(this.clock.now() + RETRY_MS).toISOString();
    await this.logins.update(login.id, 'completing', { error: message, next_poll_at: next });
  }

  private async fail({ id, status }: DeviceLoginEntity, error: string): Promise<void> {
    await this.logins.update(id, status, { status: 'failed', error, secrets: null });
  }

  private async saveAccount(
    { label, owner, enabled, startUrl, ssoRegion, accountId }: LoginOptions,
    { clientId, clientSecret, tokens }: LoginSecrets,
    profileArn: string | null,
  ): Promise<string> {
    if (tokens === undefined) throw new Error('a login without tokens cannot be completed');
    const { expiresAt, ...pair } = tokens;
    const signIn = { clientId, clientSecret, ...pair, startUrl, ssoRegion, profileArn };
    if (accountId !== null) {
      await this.accounts.replaceSignIn(accountId, signIn, expiresAt);
      return accountId;
    }
    return this.accounts
      .createSignedIn({ ...signIn, label, owner, enabled }, expiresAt)
      .catch(existingAccount);
  }
}

/** The account was made before, by a process that died before it could say so. */
function existingAccount(error: unknown): string {
  if (error instanceof ConflictException) return (error.getResponse() as DuplicateAccount).accountId;
  throw error;
}
