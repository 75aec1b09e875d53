import { AppConfig, LOG_LEVELS, SELECTION_STRATEGIES } from './app-config.js';
import { EnvReader } from './env-reader.js';
import { readVersion } from './project-root.js';
import { readCertificates } from './read-certificates.js';
import { isSampleSecret } from './sample-secrets.js';

/** Half of what a random key has, in hexadecimal digits. */
const MIN_KEY_LENGTH = 32;
const MEGABYTE = 1024 * 1024;

/**
 * The configuration that an environment describes. What is not set, or empty, keeps its default.
 * @throws ConfigError naming each wrong variable and the reason
 */
export function loadConfig(env: NodeJS.ProcessEnv, sources: AppConfig['sources'] = new Map()): AppConfig {
  const read = new EnvReader(env);
  const bodyLimit = read.integer('BODY_LIMIT_MB', { min: 1, max: 1024 });
  const values = {
    host: read.text('HOST'),
    port: read.integer('PORT', { min: 0, max: 65_535 }),
    workers: read.integer('WORKERS', { min: 1, max: 256 }),
    bodyLimitBytes: bodyLimit && bodyLimit * MEGABYTE,
    maxConcurrentRequests: read.integer('MAX_CONCURRENT_REQUESTS', { min: 1, max: 1_000_000 }),
    headersTimeoutMs: read.seconds('HEADERS_TIMEOUT', { min: 1, max: 3_600 }),
    requestTimeoutMs: read.seconds('REQUEST_TIMEOUT', { min: 1, max: 3_600 }),
    shutdownTimeoutMs: read.seconds('SHUTDOWN_TIMEOUT', { min: 0, max: 3_600 }),
    openaiKeys: read.list('OPENAI_KEYS'),
    adminPassword: read.text('ADMIN_PASSWORD'),
    enableConsole: read.boolean('ENABLE_CONSOLE'),
    dataDir: read.text('DATA_DIR'),
    databaseUrl: readDatabaseUrl(read),
    secretKey: readSecretKey(read, 'SECRET_KEY'),
    newSecretKey: readSecretKey(read, 'NEW_SECRET_KEY'),
    maxErrorCount: read.integer('MAX_ERROR_COUNT', { min: 1, max: 1_000_000 }),
    selectionStrategy: read.oneOf('SELECTION_STRATEGY', SELECTION_STRATEGIES),
    accountMaxConcurrency: read.integer('ACCOUNT_MAX_CONCURRENCY', { min: 1, max: 10_000 }),
    queueTimeoutMs: read.seconds('QUEUE_TIMEOUT', { min: 0, max: 3_600 }),
    stickyTtlMs: read.seconds('STICKY_TTL', { min: 1, max: 604_800 }),
    amazonqEndpoint: read.url('AMAZONQ_ENDPOINT'),
    oidcEndpoint: read.url('OIDC_ENDPOINT'),
    httpProxy: readProxy(read),
    noProxy: read.text('NO_PROXY'),
    extraCaFile: read.text('EXTRA_CA_CERTS'),
    extraCaCertificates: readExtraCertificates(read),
    maxUpstreamConnections: read.integer('MAX_UPSTREAM_CONNECTIONS', { min: 1, max: 100_000 }),
    connectTimeoutMs: read.seconds('CONNECT_TIMEOUT', { min: 1, max: 3_600 }),
    firstByteTimeoutMs: read.seconds('FIRST_BYTE_TIMEOUT', { min: 1, max: 3_600 }),
    idleTimeoutMs: read.seconds('IDLE_TIMEOUT', { min: 1, max: 3_600 }),
    retryDelayMs: read.integer('RETRY_DELAY_MS', { min: 0, max: 60_000 }),
    overloadRetryDelayMs: read.integer('OVERLOAD_RETRY_DELAY_MS', { min: 0, max: 60_000 }),
    modelAliases: read.pairs('MODEL_ALIASES'),
    structuredOutputRepairs: read.integer('STRUCTURED_OUTPUT_REPAIRS', { min: 0, max: 3 }),
    strictSampling: read.boolean('STRICT_SAMPLING'),
    thinkingTags: read.boolean('THINKING_TAGS'),
    remoteContent: read.boolean('REMOTE_CONTENT'),
    version: readVersion(),
    sources,
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS),
  };
  refuseSampleSecrets(read, values.openaiKeys ?? [], values.adminPassword);
  read.finish();
  return new AppConfig(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}

function readDatabaseUrl(read: EnvReader): string | undefined {
  const url = read.text('DATABASE_URL');
  if (url === undefined || /^postgres(ql)?:\/\/[^/]/.test(url)) return url;
  // Not repeated in the problem: it may hold a password.
  return read.refuse(
    'DATABASE_URL',
    'must be empty (SQLite in DATA_DIR) or postgres://user:password@host:port/name',
  );
}

function readProxy(read: EnvReader): string | undefined {
  const url = read.url('HTTP_PROXY');
  if (url === undefined) return undefined;
  try {
    const { username, password } = new URL(url);
    decodeURIComponent(username + password);
    return url;
  } catch {
    return read.refuse('HTTP_PROXY', 'must have its user and password percent-encoded (% is %25)');
  }
}

function readExtraCertificates(read: EnvReader): string[] | undefined {
  const file = read.text('EXTRA_CA_CERTS');
  if (file === undefined) return undefined;
  try {
    return readCertificates(file);
  } catch (error) {
    return read.refuse('EXTRA_CA_CERTS', `must be a file of PEM certificates: ${(error as Error).message}`);
  }
}

function readSecretKey(read: EnvReader, name: string): string | undefined {
  const key = read.text(name);
  if (key === undefined || key.length >= MIN_KEY_LENGTH) return key;
  return read.refuse(
    name,
    `must have at least ${MIN_KEY_LENGTH} characters; \`openssl rand -hex 32\` makes one`,
  );
}

function refuseSampleSecrets(read: EnvReader, keys: readonly string[], password: string | undefined): void {
  if (keys.some(isSampleSecret))
    read.refuse('OPENAI_KEYS', 'holds a sample key from a manual; choose your own');
  if (password !== undefined && isSampleSecret(password)) {
    read.refuse('ADMIN_PASSWORD', 'is a sample password from a manual; choose your own');
  }
}
