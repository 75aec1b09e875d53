import type { SettingGroup } from '@q2api/admin-contract';
import type { AppConfig } from '../config/app-config.js';

/** One environment variable as the console shows it. */
export interface CatalogueSetting {
  name: string;
  group: SettingGroup;
  /** Its value must never be shown. */
  secret?: true;
  description: string;
  /** The effective value. */
  read: (config: AppConfig) => unknown;
}

const seconds = (milliseconds: number) => milliseconds / 1000;
const MEGABYTE = 1024 * 1024;

/** Every setting, in the order in which it is shown. A test compares the names with `.env.example`. */
export const SETTING_CATALOGUE: readonly CatalogueSetting[] = [
  { name: 'HOST', group: 'listen', description: 'Address to listen on.', read: (config) => config.host },
  { name: 'PORT', group: 'listen', description: 'Port to listen on.', read: (config) => config.port },
  {
    name: 'WORKERS',
    group: 'listen',
    description: 'Processes that serve requests.',
    read: (config) => config.workers,
  },
  {
    name: 'BODY_LIMIT_MB',
    group: 'listen',
    description: 'Largest request body.',
    read: (config) => config.bodyLimitBytes / MEGABYTE,
  },
  {
    name: 'MAX_CONCURRENT_REQUESTS',
    group: 'listen',
    description: 'Requests to /v1 at the same time, per process; more are refused at once.',
    read: (config) => config.maxConcurrentRequests,
  },
  {
    name: 'HEADERS_TIMEOUT',
    group: 'listen',
    description: 'Seconds that a client may take to send its headers.',
    read: (config) => seconds(config.headersTimeoutMs),
  },
  {
    name: 'REQUEST_TIMEOUT',
    group: 'listen',
    description: 'Seconds that a client may take to send a whole request.',
    read: (config) => seconds(config.requestTimeoutMs),
  },
  {
    name: 'SHUTDOWN_TIMEOUT',
    group: 'listen',
    description: 'Seconds that open streams may go on when the gateway is told to end.',
    read: (config) => seconds(config.shutdownTimeoutMs),
  },
  {
    name: 'OPENAI_KEYS',
    group: 'access',
    secret: true,
    description: 'API keys of the callers of /v1.',
    read: (config) => config.openaiKeys.join(','),
  },
  {
    name: 'ADMIN_PASSWORD',
    group: 'access',
    secret: true,
    description: 'Password of /v2 and the console.',
    read: (config) => config.adminPassword,
  },
  {
    name: 'ENABLE_CONSOLE',
    group: 'access',
    description: 'Whether the console and /v2 exist.',
    read: (config) => config.enableConsole,
  },
  {
    name: 'DATA_DIR',
    group: 'data',
    description: 'Folder of the database and of the key file.',
    read: (config) => config.dataDir,
  },
  {
    name: 'DATABASE_URL',
    group: 'data',
    secret: true,
    description: 'PostgreSQL instead of a SQLite file in DATA_DIR.',
    read: (config) => config.databaseUrl,
  },
  {
    name: 'SECRET_KEY',
    group: 'data',
    secret: true,
    description: 'Encrypts the secrets of accounts in the database, instead of the key file.',
    read: (config) => config.secretKey,
  },
  {
    name: 'NEW_SECRET_KEY',
    group: 'data',
    secret: true,
    description: 'The key to change to, for the command rekey only.',
    read: (config) => config.newSecretKey,
  },
  {
    name: 'MAX_ERROR_COUNT',
    group: 'accounts',
    description: 'An account is disabled after this many failures in a row.',
    read: (config) => config.maxErrorCount,
  },
  {
    name: 'SELECTION_STRATEGY',
    group: 'accounts',
    description: 'Which account serves a turn.',
    read: (config) => config.selectionStrategy,
  },
  {
    name: 'STICKY_TTL',
    group: 'accounts',
    description: 'Seconds that a session stays with its account, for the strategy sticky.',
    read: (config) => seconds(config.stickyTtlMs),
  },
  {
    name: 'ACCOUNT_MAX_CONCURRENCY',
    group: 'accounts',
    description: 'Turns that one account serves at the same time, per process.',
    read: (config) => config.accountMaxConcurrency,
  },
  {
    name: 'QUEUE_TIMEOUT',
    group: 'accounts',
    description: 'Seconds that a request waits for an account when all are busy.',
    read: (config) => seconds(config.queueTimeoutMs),
  },
  {
    name: 'HTTP_PROXY',
    group: 'upstream',
    secret: true,
    description: 'Proxy for all requests to other servers.',
    read: (config) => config.httpProxy,
  },
  {
    name: 'NO_PROXY',
    group: 'upstream',
    description: 'Hosts that are reached without the proxy.',
    read: (config) => config.noProxy,
  },
  {
    name: 'EXTRA_CA_CERTS',
    group: 'upstream',
    description: 'File of certificates (PEM) that are trusted beside the public ones.',
    read: (config) => config.extraCaFile,
  },
  {
    name: 'AMAZONQ_ENDPOINT',
    group: 'upstream',
    description: 'Base URL of the Amazon Q service instead of the one by region.',
    read: (config) => config.amazonqEndpoint,
  },
  {
    name: 'OIDC_ENDPOINT',
    group: 'upstream',
    description: 'Base URL of AWS SSO OIDC instead of the one by region.',
    read: (config) => config.oidcEndpoint,
  },
  {
    name: 'MAX_UPSTREAM_CONNECTIONS',
    group: 'upstream',
    description: 'Connections to the upstream at the same time, per process.',
    read: (config) => config.maxUpstreamConnections,
  },
  {
    name: 'CONNECT_TIMEOUT',
    group: 'upstream',
    description: 'Seconds to connect to the upstream.',
    read: (config) => seconds(config.connectTimeoutMs),
  },
  {
    name: 'FIRST_BYTE_TIMEOUT',
    group: 'upstream',
    description: 'Longest silence of the upstream before its answer begins, in seconds.',
    read: (config) => seconds(config.firstByteTimeoutMs),
  },
  {
    name: 'IDLE_TIMEOUT',
    group: 'upstream',
    description: 'Longest silence between two bytes of an answer, in seconds.',
    read: (config) => seconds(config.idleTimeoutMs),
  },
  {
    name: 'RETRY_DELAY_MS',
    group: 'upstream',
    description: 'Pause before a failed request is tried again; it doubles each time.',
    read: (config) => config.retryDelayMs,
  },
  {
    name: 'OVERLOAD_RETRY_DELAY_MS',
    group: 'upstream',
    description: 'The same when the model has no capacity.',
    read: (config) => config.overloadRetryDelayMs,
  },
  {
    name: 'MODEL_ALIASES',
    group: 'upstream',
    description: 'Model names of your own and the models that they stand for.',
    read: (config) => [...config.modelAliases].map(([name, model]) => `${name}=${model}`).join(', '),
  },
  {
    name: 'STRUCTURED_OUTPUT_REPAIRS',
    group: 'upstream',
    description: 'How often the model is asked again when its answer does not have the wanted JSON format.',
    read: (config) => config.structuredOutputRepairs,
  },
  {
    name: 'STRICT_SAMPLING',
    group: 'upstream',
    description: 'Whether sampling numbers are refused in versions of the Claude API that have none.',
    read: (config) => config.strictSampling,
  },
  {
    name: 'THINKING_TAGS',
    group: 'upstream',
    description: 'Whether models without thinking of their own are asked to think in tags.',
    read: (config) => config.thinkingTags,
  },
  {
    name: 'REMOTE_CONTENT',
    group: 'upstream',
    description: 'Whether images and documents that requests name by an https URL are fetched.',
    read: (config) => config.remoteContent,
  },
  {
    name: 'LOG_LEVEL',
    group: 'logging',
    description: 'The least serious messages that are logged.',
    read: (config) => config.logLevel,
  },
];
