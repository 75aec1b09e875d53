import { Injectable, Logger } from '@nestjs/common';
import type { AccountEntity } from '../accounts/account.entity.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { AccountSecrets } from '../accounts/account-secrets.js';
import { Leases } from '../database/leases.js';
import { Clock } from '../time/clock.js';
import { accountGone, refreshFailed, refreshPaused, signInOver } from './refresh-errors.js';
import { describeFailure } from './describe-failure.js';
import { OidcClient, type TokenSet } from './oidc.client.js';
import { OidcError } from './oidc-error.js';
import { retryDelayMs } from './refresh-back-off.js';

export interface RefreshOptions {
  /** True for tokens that need no refresh: another process may have done it meanwhile. */
  isGood: (account: AccountEntity, accessToken: string) => boolean;
  /** Tries also while the account must sign in again or rests after a failed refresh. */
  force?: boolean;
}

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
   * Resolves to a good access token. A rotated refresh token has been committed by then.
   * @throws TurnError `account-unauthenticated` when only a new sign-in helps, `upstream-unavailable` when later may be
   * better, `no-account` when it was deleted
   */
  refresh(accountId: string, options: RefreshOptions): Promise<string> {
    const running = this.running.get(accountId);
    if (running !== undefined) return running;
    const started = this.leases
      .withLease(`refresh ${accountId}`, () => this.refreshUnlessGood(accountId, options))
      .finally(() => this.running.delete(accountId));
    this.running.set(accountId, started);
    return started;
  }

  private async refreshUnlessGood(accountId: string, { isGood, force }: RefreshOptions): Promise<string> {
    const account = await this.accounts.find(accountId);
    if (account === null) throw accountGone();
    const accessToken = this.secrets.open(account, 'accessToken');
    if (accessToken !== null && isGood(account, accessToken)) return accessToken;
    if (force !== true) this.requireReady(account);
    try {
      const tokens = await this.requestTokens(account);
      await this.store(account.id, tokens);
      return tokens.accessToken;
    } catch (error) {
      return this.handleFailure(account, error);
    }
  }

  private requireReady({ sign_in_problem: problem, refresh_retry_at: retryAt }: AccountEntity): void {
    if (problem !== null) throw signInOver(problem);
    const waitMs = retryAt === null ? 0 : Date.parse(retryAt) - this.clock.now();
    if (waitMs > 0) throw refreshPaused(waitMs);
  }

  private requestTokens(account: AccountEntity): Promise<TokenSet> {
    const clientSecret = this.secrets.open(account, 'clientSecret');
    const refreshToken = this.secrets.open(account, 'refreshToken');
    if (!account.clientId || !clientSecret || !refreshToken) {
      throw new OidcError('invalid_grant', 400, 'the account has no complete sign-in');
    }
    return this.oidc.refresh(account.sso_region, { clientId: account.clientId, clientSecret }, refreshToken);
  }

  private async store(id: string, { accessToken, refreshToken, expiresInSeconds }: TokenSet): Promise<void> {
    const now = this.clock.now();
    await this.accounts.update(id, {
      // Without a new refresh token the old one stays valid.
      ...this.secrets.seal(id, { accessToken, refreshToken }),
      expires_at: new Date(now + expiresInSeconds * 1000).toISOString(),
      last_refresh_time: new Date(now).toISOString(),
      last_refresh_status: 'success',
      sign_in_problem: null,
      refresh_failures: 0,
      refresh_retry_at: null,
    });
  }

  private async handleFailure(account: AccountEntity, error: unknown): Promise<string> {
    const reason = describeFailure(error);
    const isOver = error instanceof OidcError && error.isSignInOver;
    const current = await this.accounts.find(account.id);
    if (current === null) throw accountGone();
    // The operator, or a process that took this one for dead, has replaced the token that was refused.
    if (isOver && current.refresh_token_digest !== account.refresh_token_digest) {
      throw refreshFailed(reason, error);
    }
    const now = this.clock.now();
    const failures = account.refresh_failures + 1;
    await this.accounts.update(account.id, {
      last_refresh_time: new Date(now).toISOString(),
      last_refresh_status: `failed: ${reason}`,
      refresh_failures: failures,
      refresh_retry_at: new Date(now + retryDelayMs(failures)).toISOString(),
      ...(isOver && { sign_in_problem: reason }),
    });
    this.logger.warn(`account ${account.id}: the token refresh failed: ${reason}`);
    throw isOver ? signInOver(reason, error) : refreshFailed(reason, error);
  }
}
