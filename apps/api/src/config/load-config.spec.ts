import { describe, expect, it } from '@jest/globals';
import { AppConfig } from './app-config.js';
import { ConfigError } from './config-error.js';
import { loadConfig } from './load-config.js';

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('keeps the defaults for what is not set or empty', () => {
    const config = loadConfig({ HOST: '', PORT: ' ', OPENAI_KEYS: '' });
    expect(config).toEqual(new AppConfig({ version: config.version }));
  });

  it('reads every kind of value', () => {
    const config = loadConfig({
      HOST: '0.0.0.0',
      PORT: '9000',
      OPENAI_KEYS: ' first-key , second-key,',
      ENABLE_CONSOLE: '0',
      BODY_LIMIT_MB: '2',
      AMAZONQ_ENDPOINT: 'http://127.0.0.1:8010/',
      LOG_LEVEL: 'WARN',
    });
    expect(config).toMatchObject({
      host: '0.0.0.0',
      port: 9000,
      openaiKeys: ['first-key', 'second-key'],
      enableConsole: false,
      bodyLimitBytes: 2 * 1024 * 1024,
      amazonqEndpoint: 'http://127.0.0.1:8010',
      logLevel: 'warn',
    });
  });

  it.each([
    ['PORT', '70000', 'PORT must be a whole number from 0 to 65535, not "70000"'],
    ['PORT', '80x', 'PORT must be a whole number from 0 to 65535, not "80x"'],
    ['ENABLE_CONSOLE', 'maybe', 'ENABLE_CONSOLE must be true or false, not "maybe"'],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud"',
    ],
    ['OIDC_ENDPOINT', 'ftp://host', 'OIDC_ENDPOINT must begin with http:// or https://, not ftp://'],
    ['OIDC_ENDPOINT', 'host', 'OIDC_ENDPOINT must be a URL such as https://host:port'],
    [
      'DATABASE_URL',
      'mysql://x',
      'DATABASE_URL must be empty (SQLite in DATA_DIR) or postgres://user:password@host:port/name',
    ],
    ['OPENAI_KEYS', 'good-key,your-api-key', 'OPENAI_KEYS holds a sample key from a manual; choose your own'],
    ['ADMIN_PASSWORD', 'ChangeMe', 'ADMIN_PASSWORD is a sample password from a manual; choose your own'],
    [
      'HTTP_PROXY',
      'http://user:50%@proxy:3128',
      'HTTP_PROXY must have its user and password percent-encoded (% is %25)',
    ],
    [
      'EXTRA_CA_CERTS',
      '/no/such/file.pem',
      'EXTRA_CA_CERTS must be a file of PEM certificates: /no/such/file.pem cannot be read (ENOENT)',
    ],
    [
      'EXTRA_CA_CERTS',
      import.meta.filename,
      `EXTRA_CA_CERTS must be a file of PEM certificates: ${import.meta.filename} holds no certificate`,
    ],
    ['SECRET_KEY', 'short', 'SECRET_KEY must have at least 32 characters; `openssl rand -hex 32` makes one'],
  ])('names %s=%s and the reason', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([problem]);
  });

  it('names all problems at once', () => {
    expect(problemsOf({ PORT: '-1', WORKERS: '0' })).toHaveLength(2);
  });

  it('does not repeat a value that may hold a password', () => {
    expect(problemsOf({ HTTP_PROXY: 'user:hunter2@proxy' }).join()).not.toContain('hunter2');
  });
});
