export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const SELECTION_STRATEGIES = ['random', 'round-robin', 'least-in-flight', 'sticky'] as const;
export type SelectionStrategy = (typeof SELECTION_STRATEGIES)[number];

/** Everything that can be configured, with its defaults. Injected by class; made by `loadConfig` or, in tests, by hand. */
export class AppConfig {
  // Where the gateway listens.
  readonly host: string = '127.0.0.1';
  readonly port: number = 8000;
  readonly workers: number = 1;
  /** Largest request body, after decompression. */
  readonly bodyLimitBytes: number = 32 * 1024 * 1024;
  /** Requests to /v1 at the same time, per process; more are refused at once. */
  readonly maxConcurrentRequests: number = 1000;
  /** How long a client may take to send its headers. */
  readonly headersTimeoutMs: number = 15_000;
  /** How long a client may take to send a whole request. */
  readonly requestTimeoutMs: number = 120_000;
  /** How long open streams may go on when the gateway is told to end. */
  readonly shutdownTimeoutMs: number = 30_000;

  // Who may use it.
  /** API keys of the callers of /v1; empty: no key is checked. */
  readonly openaiKeys: readonly string[] = [];
  /** Password of /v2 and the console; absent: only this machine may use them. */
  readonly adminPassword?: string;
  /** False: neither the console nor /v2 exists. */
  readonly enableConsole: boolean = true;

  // Data.
  /** Folder of the database and of the key file. */
  readonly dataDir: string = './data';
  /** Absent: a SQLite file in `dataDir`. */
  readonly databaseUrl?: string;

  /** Encrypts the secrets in the database; absent: the key file in `dataDir`. */
  readonly secretKey?: string;
  /** The key to change to: for the command `rekey` only. */
  readonly newSecretKey?: string;

  // Accounts.
  /** Failures in a row after which an account is disabled. */
  readonly maxErrorCount: number = 100;
  readonly selectionStrategy: SelectionStrategy = 'random';
  /** Turns that one account serves at the same time, per process. */
  readonly accountMaxConcurrency: number = 10;
  /** How long a request waits for an account when all are busy. */
  readonly queueTimeoutMs: number = 30_000;
  /** How long a session stays with its account after its last request, when the strategy is `sticky`. */
  readonly stickyTtlMs: number = 3_600_000;

  // Upstream.
  /** Base URL instead of `https://q.<region>.amazonaws.com`, without a slash at its end. */
  readonly amazonqEndpoint?: string;
  /** Base URL instead of `https://oidc.<region>.amazonaws.com`, without a slash at its end. */
  readonly oidcEndpoint?: string;
  /** Proxy of all requests to other servers, its credentials percent-encoded. */
  readonly httpProxy?: string;
  /** Hosts that are reached without the proxy, separated by commas. */
  readonly noProxy?: string;
  /** File with certificates of authorities that are trusted beside the public ones, as an operator named it. */
  readonly extraCaFile?: string;
  /** The certificates of that file, PEM. */
  readonly extraCaCertificates: readonly string[] = [];
  /** Connections to the upstream at the same time, per process. */
  readonly maxUpstreamConnections: number = 1000;
  readonly connectTimeoutMs: number = 15_000;
  /** Longest silence of the upstream before its answer begins (Q CLI waits five minutes). */
  readonly firstByteTimeoutMs: number = 300_000;
  /** Longest silence between two bytes of an answer. */
  readonly idleTimeoutMs: number = 300_000;
  /** Pause before a failed request is tried again; it doubles each time. */
  readonly retryDelayMs: number = 200;
  /** The same when the model has no capacity. */
  readonly overloadRetryDelayMs: number = 5_000;

  // Models and answers.
  /** Model names of the operator's own → the models that they stand for; `*` stands for every unknown name. */
  readonly modelAliases: ReadonlyMap<string, string> = new Map();
  /** How often the model is asked again when its answer does not have the JSON format that a client asked for. */
  readonly structuredOutputRepairs: number = 1;

  /** True: sampling numbers are refused in the versions of the Claude API that have none; false: they are ignored. */
  readonly strictSampling: boolean = false;
  /** True: models without thinking of their own are asked for it in text, where a client wants thinking. */
  readonly thinkingTags: boolean = false;
  /** True: images and documents that requests name by an https URL are fetched; false: they are refused. */
  readonly remoteContent: boolean = false;

  // About itself.
  /** Which variables were set, and where; those not named have their defaults. */
  readonly sources: ReadonlyMap<string, 'environment' | 'file'> = new Map();
  readonly version: string = '0.0.0';
  readonly logLevel: LogLevel = 'info';

  constructor(values: Partial<AppConfig> = {}) {
    Object.assign(this, values);
  }

  /** How the gateway names itself to other servers. */
  get userAgent(): string {
    return `q2api/${this.version}`;
  }
}
