import { Injectable, Logger } from '@nestjs/common';
import { TurnError } from '@q2api/turn';
import type { AccountEntity } from '../accounts/account.entity.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { AccountSecrets } from '../accounts/account-secrets.js';
import { Leases } from '../database/leases.js';
import { Clock } from '../time/clock.js';
import { describeFailure } from './describe-failure.js';
import { OidcClient, type TokenSet } from './oidc.client.js';
import { OidcError } from './oidc-error.js';
import { retryDelayMs } from './refresh-back-off.js';

/** Longer than a refresh can take, so that only a crashed process loses its lease. */
const LEASE_MS = 60_000;

/** Refreshes access tokens: one refresh per account at a time, in this process and across all on the database. */
@Injectable()
export class TokenRefresher {
  private readonly logger = new Logger(TokenRefresher.name);
  private readonly running = new Map<string, Promise<string>>();

  constructor(
    private readonly accounts: AccountRepository,
    private readonly secrets: AccountSecrets,
    private readonly oidc: OidcClient,
    private readonly leases: Leases,
    private readonly clock: Clock,
  ) {}

  /**
   * Refreshes the account's tokens, unless by now (in another process) it has an access token that `isGood` accepts.
   * Resolves to the access token, after the rotated refresh token has been committed.
   * @throws TurnError `account-unauthenticated` when only a new sign-in helps, else `upstream-unavailable`
   */
  refresh(
    accountId: string,
    isGood: (account: AccountEntity, accessToken: string) => boolean,
  ): Promise<string> {
    const running = this.running.get(accountId);
    if (running !== undefined) return running;
    const started = this.leases
      .withLease(`refresh ${accountId}`, LEASE_MS, () => this.refreshUnlessGood(accountId, isGood))
      .finally(() => this.running.delete(accountId));
    this.running.set(accountId, started);
    return started;
  }

  private async refreshUnlessGood(
    accountId: string,
    isGood: (account: AccountEntity, accessToken: string) => boolean,
  ): Promise<string> {
    const account = await this.accounts.find(accountId);
    if (account === null) throw new TurnError('no-account', 'The account no longer exists.');
    const accessToken = this.secrets.open(account, 'accessToken');
    if (accessToken !== null && isGood(account, accessToken)) return accessToken;
    try {
      const tokens = await this.requestTokens(account);
      await this.store(account, tokens);
      return tokens.accessToken;
    } catch (error) {
      await this.noteFailure(account, error);
      throw toTurnError(error);
    }
  }

  private requestTokens(account: AccountEntity): Promise<TokenSet> {
    const clientSecret = this.secrets.open(account, 'clientSecret');
    const refreshToken = this.secrets.open(account, 'refreshToken');
    if (!account.clientId || !clientSecret || !refreshToken) {
      throw new OidcError('invalid_grant', 400, 'the account has no complete sign-in');
    }
    return this.oidc.refresh(account.sso_region, { clientId: account.clientId, clientSecret }, refreshToken);
  }

  private async store(account: AccountEntity, tokens: TokenSet): Promise<void> {
    const now = this.clock.now();
    const { accessToken, refreshToken } = tokens;
    await this.accounts.update(account.id, {
      ...this.secrets.seal(account.id, { accessToken, ...(refreshToken !== undefined && { refreshToken }) }),
      expires_at: new Date(now + tokens.expiresInSeconds * 1000).toISOString(),
      last_refresh_time: new Date(now).toISOString(),
      last_refresh_status: 'success',
      sign_in_problem: null,
      refresh_failures: 0,
      refresh_retry_at: null,
    });
  }

  private async noteFailure(account: AccountEntity, error: unknown): Promise<void> {
    const reason = describeFailure(error);
    this.logger.warn(`account ${account.id}: the token refresh failed: ${reason}`);
    const failures = account.refresh_failures + 1;
    const now = this.clock.now();
    await this.accounts.update(account.id, {
      last_refresh_time: new Date(now).toISOString(),
      last_refresh_status: `failed: ${reason}`,
      refresh_failures: failures,
      refresh_retry_at: new Date(now + retryDelayMs(failures)).toISOString(),
      ...(isSignInOver(error) && { sign_in_problem: reason }),
    });
  }
}

function isSignInOver(error: unknown): boolean {
  return error instanceof OidcError && error.isSignInOver;
}

function toTurnError(error: unknown): TurnError {
  if (isSignInOver(error)) {
    const message = 'The sign-in of the account that should answer is over; its operator must sign in again.';
    return new TurnError('account-unauthenticated', message, { cause: error });
  }
  return new TurnError('upstream-unavailable', 'The sign-in service could not be asked for a new token.', {
    cause: error,
  });
}
