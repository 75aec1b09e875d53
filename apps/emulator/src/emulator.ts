import { type Server } from 'node:http';
import { type Account, type AccountKind, type AccountOptions } from './accounts/account.js';
import { type Credentials } from './accounts/credentials.js';
import { type EmulatorState } from './emulator-state.js';
import { DEVICE_GRANT } from './oidc/client-registry.js';
import { type RequestFilter } from './recording/request-log.js';
import { type RecordedRequest } from './recording/request-record.js';
import { type EmulatorSettings } from './settings.js';

export interface IssueCredentialsOptions extends AccountOptions {
  /** Default: `builder-id`. */
  kind?: AccountKind;
  accountId?: string;
}

export interface IssuedCredentials extends Credentials {
  accountId: string;
}

/** A running emulator: what a test may look at and change while a gateway talks to it. */
export class Emulator {
  constructor(
    private readonly state: EmulatorState,
    private readonly server: Server,
  ) {}

  /** Base URL of the Amazon Q service and of SSO OIDC alike. */
  get url(): string {
    return this.state.url;
  }

  /** Closes all connections, also those with a stream under way. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  /** Back to the state right after the start: settings, accounts, faults, logins and records. */
  reset(): void {
    this.state.reset();
  }

  /** Changes settings at once; streams under way keep theirs. */
  configure(settings: Partial<EmulatorSettings>): EmulatorSettings {
    return { ...Object.assign(this.state.settings, settings) };
  }

  /** The requests so far, oldest first, without secrets. */
  requests(filter?: RequestFilter): RecordedRequest[] {
    return this.state.requests.list(filter);
  }

  /** A new account with a credential set of its own. */
  issueCredentials({
    kind = 'builder-id',
    accountId,
    ...options
  }: IssueCredentialsOptions = {}): IssuedCredentials {
    const { accounts, clients, settings } = this.state;
    const issuedAt = Math.floor(this.state.now() / 1000);
    const { clientId, clientSecret } = clients.register({
      issuedAt,
      expiresAt: issuedAt + settings.registrationSeconds,
      grantTypes: [DEVICE_GRANT, 'refresh_token'],
      redirectUris: [],
    });
    const account = accounts.create(clientId, kind, options, accountId);
    return {
      accountId: account.id,
      clientId,
      clientSecret,
      refreshToken: accounts.issueRefreshToken(account),
      accessToken: accounts.issueAccessToken(account, settings.accessTokenSeconds),
    };
  }

  /** Accounts with their counters. */
  accounts(): Account[] {
    return structuredClone(this.state.accounts.list());
  }

  /** One account with its counters. Throws for an unknown id. */
  account(accountId: string): Account {
    return structuredClone(this.requireAccount(accountId));
  }

  /** Changes an account at once: its models, limits, rotation … Throws for an unknown id. */
  changeAccount(accountId: string, options: AccountOptions): Account {
    return structuredClone(Object.assign(this.requireAccount(accountId), options));
  }

  /** Every bearer token issued to the account so far is refused from now on. */
  expireAccessTokens(accountId: string): void {
    this.state.accounts.expireAccessTokens(this.requireAccount(accountId).id);
  }

  private requireAccount(accountId: string): Account {
    const account = this.state.accounts.find(accountId);
    if (!account) throw new Error(`unknown account ${accountId}`);
    return account;
  }
}
