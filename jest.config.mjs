const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@q2api/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

const NOT_ABOUT_POSTGRES = [
  'adopt-database',
  'api-reference',
  'chaos',
  'claude-.*',
  'connection',
  'count-tokens',
  'dry-run',
  'faults',
  'folded-equals-streamed',
  'model-aliases',
  'models',
  'openai-.*',
  'protocol-errors',
  'proxy',
  'readme',
  'shutdown',
  'structured-output',
  'thinking-tags',
  'tool-choice',
  'upstream-failures',
].map((name) => `/${name}\\.e2e-spec\\.ts$`);

/**
 * `unit`: beside the code, no sockets. `e2e`: the app over real HTTP against the emulator. `postgres`: the same again on
 * PostgreSQL instead of SQLite, without those that the database has no part in or that are about SQLite's files; and what only a server can have.
 */
export default {
  // Jest keeps what ES modules loaded; workers that have grown are replaced, which only processes of their own can be.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  reporters: ['default', '<rootDir>/scripts/passed-failed-reporter.mjs'],
  projects: [
    { ...shared, displayName: 'unit', testRegex: '\\.spec\\.ts$' },
    {
      ...shared,
      displayName: 'e2e',
      testRegex: '\\.e2e-spec\\.ts$',
      // SQLite is never out of reach.
      testPathIgnorePatterns: ['/database-outage\\.e2e-spec\\.ts$'],
      globals: { DATABASE_ENGINE: 'sqlite' },
      globalSetup: '<rootDir>/scripts/test/browser-setup.mjs',
    },
    {
      ...shared,
      displayName: 'postgres',
      testRegex: 'apps/api/test/.*\\.e2e-spec\\.ts$',
      testPathIgnorePatterns: NOT_ABOUT_POSTGRES,
      globals: { DATABASE_ENGINE: 'postgres' },
      globalSetup: '<rootDir>/scripts/test/postgres-setup.mjs',
      globalTeardown: '<rootDir>/scripts/test/postgres-teardown.mjs',
    },
  ],
};
