import { Injectable } from '@nestjs/common';
import { AccountCopy } from '../accounts/account-copy.js';
import { Clock } from '../time/clock.js';
import { accountGone } from './refresh-errors.js';
import { TokenRefresher } from './token-refresher.js';

/** A token this close to its end is not worth sending (Q CLI's margin). */
const EXPIRY_MARGIN_MS = 60_000;

/** A usable access token for an account; from memory as long as one is known. */
@Injectable()
export class AccessTokenService {
  constructor(
    private readonly copy: AccountCopy,
    private readonly refresher: TokenRefresher,
    private readonly clock: Clock,
  ) {}

  /**
   * The account's access token, refreshed first when it is missing or about to expire.
   * @throws TurnError as `TokenRefresher.refresh`
   */
  async ensureFresh(accountId: string): Promise<string> {
    const account = this.copy.find(accountId);
    if (account === undefined) throw accountGone();
    if (account.accessToken !== null && this.isFresh(account.expiresAt)) return account.accessToken;
    return this.refresher.refresh(accountId, {
      isGood: ({ expires_at: expiresAt }) => this.isFresh(expiresAt === null ? null : Date.parse(expiresAt)),
    });
  }

  /**
   * Another access token than the one that the upstream refused. Many callers with the same refused token
   * cause one refresh.
   * @throws TurnError as `TokenRefresher.refresh`
   */
  async replaceRejected(accountId: string, rejectedToken: string): Promise<string> {
    const known = this.copy.find(accountId)?.accessToken;
    if (known && known !== rejectedToken) return known;
    return this.refresher.refresh(accountId, {
      isGood: (_account, accessToken) => accessToken !== rejectedToken,
    });
  }

  /** Of unknown end counts as fresh: the upstream refuses it when it is not. */
  private isFresh(expiresAt: number | null): boolean {
    return expiresAt === null || expiresAt - EXPIRY_MARGIN_MS > this.clock.now();
  }
}
