import { randomBytes } from 'node:crypto';
import { type Account, type AccountKind, type AccountOptions, createAccount } from './account.js';
import { DEMO_ACCOUNT_ID, DEMO_CREDENTIALS } from './credentials.js';
import { issueRefreshToken, readRefreshToken } from './refresh-token.js';

interface AccessToken {
  accountId: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Who may call, and with which tokens. */
export class AccountStore {
  private readonly accounts = new Map<string, Account>();
  private readonly accessTokens = new Map<string, AccessToken>();
  /** Refresh tokens that were rotated away or revoked. */
  private readonly deadRefreshTokens = new Set<string>();

  constructor(private readonly now: () => number) {
    this.reset();
  }

  /** Forgets everything but the demo account. */
  reset(): void {
    this.accounts.clear();
    this.accessTokens.clear();
    this.deadRefreshTokens.clear();
    const demo = this.create(DEMO_CREDENTIALS.clientId, 'builder-id', { rotation: 'same' }, DEMO_ACCOUNT_ID);
    this.accessTokens.set(DEMO_CREDENTIALS.accessToken, { accountId: demo.id, expiresAt: Infinity });
  }

  create(
    clientId: string,
    kind: AccountKind,
    options: AccountOptions = {},
    id = `account-${randomBytes(4).toString('hex')}`,
  ): Account {
    const account = Object.assign(createAccount(id, kind, clientId), options);
    this.accounts.set(id, account);
    return account;
  }

  list(): Account[] {
    return [...this.accounts.values()];
  }

  find(id: string): Account | undefined {
    return this.accounts.get(id);
  }

  /** Throws for an unknown id. */
  require(id: string): Account {
    const account = this.find(id);
    if (!account) throw new Error(`unknown account ${id}`);
    return account;
  }

  issueAccessToken(account: Account, lifetimeSeconds: number): string {
    const token = `aoaEmulator${randomBytes(24).toString('base64url')}`;
    this.accessTokens.set(token, { accountId: account.id, expiresAt: this.now() + lifetimeSeconds * 1000 });
    return token;
  }

  /** The account of a bearer token that is known and not expired. */
  findByAccessToken(token: string): Account | undefined {
    const known = this.accessTokens.get(token);
    if (!known || known.expiresAt <= this.now()) return undefined;
    return this.accounts.get(known.accountId);
  }

  /** From now on every bearer token of the account is refused. */
  expireAccessTokens(accountId: string): void {
    for (const [token, known] of this.accessTokens) {
      if (known.accountId === accountId) this.accessTokens.delete(token);
    }
  }

  issueRefreshToken(account: Account): string {
    account.signedOut = false;
    return issueRefreshToken({ accountId: account.id, kind: account.kind, clientId: account.clientId });
  }

  killRefreshToken(token: string): void {
    this.deadRefreshTokens.add(token);
  }

  /**
   * The account of a refresh token that is alive. An account made by an earlier emulator is known again
   * from what the token itself carries.
   */
  findByRefreshToken(token: string): Account | undefined {
    if (this.deadRefreshTokens.has(token)) return undefined;
    const owner = this.findOwner(token);
    return owner?.signedOut ? undefined : owner;
  }

  /** The account that a refresh token was issued to, dead or alive. */
  findOwner(token: string): Account | undefined {
    if (token === DEMO_CREDENTIALS.refreshToken) return this.accounts.get(DEMO_ACCOUNT_ID);
    const payload = readRefreshToken(token);
    if (!payload) return undefined;
    const { accountId, kind, clientId } = payload;
    return this.accounts.get(accountId) ?? this.create(clientId, kind, {}, accountId);
  }
}
