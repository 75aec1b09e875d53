/** Who may import whom. The tables below are the architecture; docs/architecture.md explains them. */

/** Lib → the other libs that it may import. */
const LIBS = {
  turn: [],
  'claude-types': [],
  'openai-types': [],
  'amazonq-types': [],
  'admin-contract': [],
  'event-stream': [],
  sse: [],
  converter: ['turn', 'claude-types', 'openai-types', 'amazonq-types', 'event-stream', 'sse'],
};

/** Folder of apps/api/src → the other folders there that it may import. All of them may import the libs. */
const API = {
  config: [],
  time: [],
  logging: ['config', 'time'],
  database: ['config', 'logging', 'time'],
  secrets: ['config', 'database'],
  http: ['config', 'database', 'logging'],
  outbound: ['config', 'logging'],
  'remote-content': ['config', 'outbound'],
  cluster: ['config', 'logging'],
  lifecycle: ['cluster', 'config', 'http', 'logging'],
  access: ['config', 'database', 'http', 'logging', 'time'],
  accounts: ['access', 'config', 'database', 'http', 'logging', 'outbound', 'secrets', 'time', 'traffic'],
  auth: [
    'access',
    'accounts',
    'config',
    'database',
    'http',
    'logging',
    'management',
    'outbound',
    'secrets',
    'time',
  ],
  upstream: ['accounts', 'auth', 'config', 'database', 'logging', 'outbound', 'remote-content', 'time'],
  claude: ['access', 'config', 'http', 'upstream'],
  openai: ['access', 'http', 'upstream'],
  'dry-run': ['access', 'http', 'upstream'],
  management: ['config', 'outbound'],
  operations: ['access', 'accounts', 'auth', 'config', 'database', 'http', 'management', 'time', 'upstream'],
  health: ['access', 'accounts', 'config', 'database', 'lifecycle', 'time'],
  traffic: ['database', 'time'],
  'chat-test': ['access', 'accounts', 'claude', 'http', 'openai', 'time', 'upstream'],
  turns: ['access', 'accounts', 'cluster', 'http', 'upstream'],
  overview: ['access', 'accounts', 'config', 'http', 'time', 'traffic'],
  settings: ['access', 'config', 'outbound', 'time'],
  console: ['access', 'config'],
};

/** Code of tests: specs and what they share. */
const SPEC = '(/__fixtures__/|\\.(e2e-)?spec\\.tsx?$)';
const anyOf = (names) => `(${names.join('|')})`;

const libRules = Object.entries(LIBS).map(([lib, allowed]) => ({
  name: `lib-${lib}`,
  comment: `libs/${lib} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: SPEC },
  to: { path: '^(libs|apps|bench|scripts)/', pathNot: `^libs/${anyOf([lib, ...allowed])}/` },
}));

const apiRules = Object.entries(API).map(([folder, allowed]) => ({
  name: `api-${folder}`,
  comment: `apps/api/src/${folder} may import ${[...allowed, 'the libs'].join(', ')}.`,
  severity: 'error',
  from: { path: `^apps/api/src/${folder}/`, pathNot: SPEC },
  to: { path: '^apps/', pathNot: `^apps/api/src/${anyOf([folder, ...allowed])}/` },
}));

export default {
  forbidden: [
    ...libRules,
    ...apiRules,
    {
      name: 'api-folder-without-rule',
      comment: 'A new folder of apps/api/src needs a line in the table above.',
      severity: 'error',
      from: { path: '^apps/api/src/[^/]+/', pathNot: `^apps/api/src/${anyOf(Object.keys(API))}/` },
      to: {},
    },
    {
      name: 'lib-without-rule',
      comment: 'A new lib needs a line in the table above.',
      severity: 'error',
      from: { path: '^libs/[^/]+/', pathNot: `^libs/${anyOf(Object.keys(LIBS))}/` },
      to: {},
    },
    {
      name: 'lib-inside-another',
      comment:
        'Libs are reached through their index (@q2api/<lib>), never by a path into them; fixtures are for tests.',
      severity: 'error',
      from: { path: '^(apps|bench|scripts|libs/([^/]+))/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$2/', '/__fixtures__/'],
      },
    },
    {
      name: 'libs-are-pure',
      comment: 'Libs know no framework and do no input or output.',
      severity: 'error',
      from: { path: '^libs/', pathNot: SPEC },
      to: {
        path: [
          '^(node:)?(fs|net|tls|http|https|http2|dns|child_process|worker_threads|process|timers)(/|$)',
          'node_modules/(@nestjs|@mantine|axios|express|pino|react|rxjs|typeorm|undici)(/|$)',
        ],
      },
    },
    {
      name: 'console-talks-http',
      comment: 'The console knows the API by its contract only; its tests may serve it as the API does.',
      severity: 'error',
      from: { path: '^apps/console/', pathNot: '^apps/console/test/' },
      to: {
        path: '^(apps|libs|bench|scripts)/',
        pathNot: '^(apps/console|libs/(admin-contract|sse|claude-types|openai-types))/',
      },
    },
    {
      name: 'console-wire-types-are-types',
      comment: 'From the wire types the console takes types only.',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^libs/(claude|openai)-types/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'emulator-judges-independently',
      comment: 'The emulator must not share code with what it judges, besides frames and wire types.',
      severity: 'error',
      from: { path: '^apps/emulator/' },
      to: {
        path: '^(apps|libs|bench|scripts)/',
        pathNot: '^(apps/emulator|libs/(event-stream|amazonq-types))/',
      },
    },
    {
      name: 'product-never-imports-its-tests',
      comment: 'Shipped code imports no spec, no test folder, no bench and no script.',
      severity: 'error',
      from: { path: '^(apps/[^/]+/src|libs)/', pathNot: SPEC },
      to: { path: [SPEC, '^apps/[^/]+/test/', '^(bench|scripts)/'] },
    },
    {
      name: 'no-development-dependency-at-run-time',
      comment: 'Whatever the server loads must be in `dependencies`.',
      severity: 'error',
      from: { path: '^(apps/(api|emulator)/src|libs)/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one idea, or that one of them knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is left over.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [SPEC, '\\.d\\.ts$', '\\.config\\.(ts|mjs)$', '/main\\.tsx?$', '^scripts/', '/public/'],
      },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing would hide from all rules above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
