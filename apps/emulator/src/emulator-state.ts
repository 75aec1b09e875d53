import { AccountStore } from './accounts/account-store.js';
import { ClientRegistry } from './oidc/client-registry.js';
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
  readonly requests: RequestLog;
  readonly settings: EmulatorSettings;
  /** Base URL, known once the server listens. */
  url = '';
  private readonly initialSettings: EmulatorSettings;

  constructor(options: EmulatorStateOptions) {
    this.now = options.now;
    this.accounts = new AccountStore(options.now);
    this.requests = new RequestLog(options.requestCapacity, options.now);
    this.initialSettings = { ...DEFAULT_SETTINGS, ...options.settings };
    this.settings = { ...this.initialSettings };
  }

  /** Back to the state right after the start. */
  reset(): void {
    this.accounts.reset();
    this.clients.reset();
    this.requests.clear();
    Object.assign(this.settings, this.initialSettings);
  }
}
