import { type Server } from 'node:http';
import { type Account, type AccountKind, type AccountOptions } from './accounts/account.js';
import { type Credentials } from './accounts/credentials.js';
import { type EmulatorState } from './emulator-state.js';
import { type Fault, type StoredFault } from './faults/fault-store.js';
import { DEVICE_GRANT, REFRESH_GRANT } from './oidc/client-registry.js';
import { type DeviceLogin } from './oidc/device-login.js';
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

/** A fault whose account may also be named by one of its refresh tokens. */
export interface FaultRequest extends Fault {
  refreshToken?: string;
}

/**
 * A running emulator: what a test may look at and change while a gateway talks to it. Everything that is
 * returned is a copy. Methods that name an account, a user code or a setting throw when there is none such.
 */
export class Emulator {
  constructor(
    private readonly state: EmulatorState,
    private readonly server: Server,
    /** Base URL of the Amazon Q service and of SSO OIDC alike. */
    readonly url: string,
  ) {}

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

  settings(): EmulatorSettings {
    return { ...this.state.settings };
  }

  /** Changes settings at once; streams under way keep theirs. */
  configure(settings: Partial<EmulatorSettings>): EmulatorSettings {
    this.state.configure(settings);
    return this.settings();
  }

  /** The requests so far, oldest first, without secrets. */
  requests(filter?: RequestFilter): RecordedRequest[] {
    return this.state.requests.list(filter);
  }

  /** A new account with a credential set of its own. */
  issueCredentials(options: IssueCredentialsOptions = {}): IssuedCredentials {
    const { kind = 'builder-id', accountId, ...accountOptions } = options;
    const { accounts, clients, settings } = this.state;
    const issuedAt = Math.floor(this.state.now() / 1000);
    const { clientId, clientSecret } = clients.register({
      issuedAt,
      expiresAt: issuedAt + settings.registrationSeconds,
      grantTypes: [DEVICE_GRANT, REFRESH_GRANT],
      redirectUris: [],
    });
    const account = accounts.create(clientId, kind, accountOptions, accountId);
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

  /** One account with its counters. */
  account(accountId: string): Account {
    return structuredClone(this.state.accounts.require(accountId));
  }

  /** Changes an account at once: its models, limits, rotation, profiles; `signedOut` kills its refresh tokens. */
  changeAccount(accountId: string, options: AccountOptions): Account {
    return structuredClone(Object.assign(this.state.accounts.require(accountId), options));
  }

  /** Every bearer token issued to the account so far is refused from now on. */
  expireAccessTokens(accountId: string): void {
    this.state.accounts.expireAccessTokens(this.state.accounts.require(accountId).id);
  }

  /** The client registration of the account is refused as expired from now on. */
  expireRegistration(accountId: string): void {
    this.state.clients.expire(this.state.accounts.require(accountId).clientId);
  }

  /** Lets something go wrong for requests that match. */
  inject({ refreshToken, ...fault }: FaultRequest): StoredFault {
    if (refreshToken === undefined) return this.state.faults.add(fault);
    const owner = this.state.accounts.findOwner(refreshToken);
    if (!owner) throw new Error('unknown refresh token');
    return this.state.faults.add({ ...fault, accountId: owner.id });
  }

  /** Faults that are still to happen. */
  faults(): StoredFault[] {
    return this.state.faults.list();
  }

  /** Removes one fault, or all. */
  clearFaults(id?: number): void {
    if (id === undefined) this.state.faults.clear();
    else this.state.faults.remove(id);
  }

  /** All device logins with the counts of their polls. */
  deviceLogins(): DeviceLogin[] {
    return structuredClone(this.state.deviceLogins.list());
  }

  /** The person agrees; `accountId` signs a known account in again instead of making a new one. */
  approveDeviceLogin(userCode: string, accountId?: string): void {
    const login = this.state.deviceLogins.requirePending(userCode);
    if (accountId !== undefined) login.accountId = this.state.accounts.require(accountId).id;
    login.status = 'approved';
  }

  /** The person refuses. */
  denyDeviceLogin(userCode: string): void {
    this.state.deviceLogins.requirePending(userCode).status = 'denied';
  }
}
