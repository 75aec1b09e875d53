import { AccountStore } from './accounts/account-store.js';
import { FaultStore } from './faults/fault-store.js';
import { AuthorizationCodeStore } from './oidc/authorization-code.js';
import { ClientRegistry } from './oidc/client-registry.js';
import { DeviceLoginStore } from './oidc/device-login-store.js';
import { RequestLog } from './recording/request-log.js';
import { DEFAULT_SETTINGS, type EmulatorSettings } from './settings.js';

export interface EmulatorStateOptions {
  settings: Partial<EmulatorSettings>;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** How many requests are remembered. */
  requestCapacity: number;
}

/** Everything that one emulator knows. */
export class EmulatorState {
  readonly now: () => number;
  readonly accounts: AccountStore;
  readonly clients = new ClientRegistry();
  readonly deviceLogins = new DeviceLoginStore();
  readonly authorizationCodes = new AuthorizationCodeStore();
  readonly faults = new FaultStore();
  readonly requests: RequestLog;
  readonly settings: EmulatorSettings;
  private readonly initialSettings: EmulatorSettings;

  constructor(options: EmulatorStateOptions) {
    this.now = options.now;
    this.accounts = new AccountStore(options.now);
    this.requests = new RequestLog(options.requestCapacity, options.now);
    this.initialSettings = { ...DEFAULT_SETTINGS, ...options.settings };
    this.settings = { ...this.initialSettings };
  }

  /** Throws for a setting that does not exist. */
  configure(settings: Partial<EmulatorSettings>): void {
    for (const name of Object.keys(settings)) {
      if (!(name in DEFAULT_SETTINGS)) throw new Error(`unknown setting ${name}`);
    }
    Object.assign(this.settings, settings);
  }

  /** Back to the state right after the start. */
  reset(): void {
    this.accounts.reset();
    this.clients.reset();
    this.deviceLogins.clear();
    this.authorizationCodes.clear();
    this.faults.clear();
    this.requests.clear();
    Object.assign(this.settings, this.initialSettings);
  }
}
