import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const CONFIGS = [
  '.dependency-cruiser.mjs',
  'eslint.config.mjs',
  'knip.config.js',
  'package.json',
  'tsconfig.json',
];
const TIMEOUT_MS = 60_000;

/** Importing file, what it imports, and the rule that forbids it. */
const FORBIDDEN_IMPORTS = [
  ['apps/api/src/openai/a.ts', '../claude/b.js', 'api-openai'],
  ['apps/api/src/claude/c.ts', '../openai/b.js', 'api-claude'],
  ['apps/api/src/claude/d.ts', '../accounts/b.js', 'api-claude'],
  ['apps/emulator/src/a.ts', '../../api/src/http/b.js', 'emulator-judges-independently'],
  ['apps/emulator/src/c.ts', '@q2api/converter', 'emulator-judges-independently'],
  ['apps/console/src/a.ts', '../../api/src/http/b.js', 'console-talks-http'],
  ['libs/turn/src/a.ts', '../../../apps/api/src/http/b.js', 'lib-turn'],
  ['libs/turn/src/c.ts', '@nestjs/common', 'libs-are-pure'],
  ['libs/sse/src/a.ts', '@q2api/turn', 'lib-sse'],
  ['apps/api/src/http/a.ts', '../../../../libs/turn/src/b.js', 'lib-inside-another'],
  ['apps/api/src/http/c.ts', 'prettier', 'no-development-dependency-at-run-time'],
  ['apps/api/src/attic/a.ts', '../http/b.js', 'api-folder-without-rule'],
] as const;

const ALLOWED_IMPORTS = {
  'libs/turn/src/index.ts': `export const turn = 1;\n`,
  'libs/converter/src/index.ts': `import { turn } from '@q2api/turn';\nexport const converter = turn;\n`,
  'apps/api/src/upstream/b.ts': `import { converter } from '@q2api/converter';\nexport const b = converter;\n`,
  'apps/api/src/claude/a.ts': `import { b } from '../upstream/b.js';\nexport const a = b;\n`,
};

describe('npm run check', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'q2api-check-'));
    for (const name of CONFIGS) await cp(path.join(root, name), path.join(directory, name));
    await symlink(path.join(root, 'node_modules'), path.join(directory, 'node_modules'), 'dir');
    for (const folder of ['apps', 'libs', 'bench', 'scripts']) await mkdir(path.join(directory, folder));
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  async function write(files: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(directory, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }

  /** The very command of package.json, in the small tree of this test. */
  function runPart(part: string): Promise<{ passed: boolean; output: string }> {
    return new Promise((resolve) => {
      execFile('npm', ['run', '--silent', `check:${part}`], { cwd: directory }, (error, stdout, stderr) =>
        resolve({ passed: error === null, output: stdout + stderr }),
      );
    });
  }

  const failedWith = (text: string) => ({ passed: false, output: expect.stringContaining(text) });

  it(
    'refuses imports across a boundary',
    async () => {
      await write(ALLOWED_IMPORTS);
      for (const folder of ['accounts', 'claude', 'http', 'openai']) {
        await write({ [`apps/api/src/${folder}/b.ts`]: `export const b = 1;\n` });
      }
      await write({ 'libs/turn/src/b.ts': `export const b = 1;\n` });
      for (const [from, specifier] of FORBIDDEN_IMPORTS) {
        await write({ [from]: `import * as all from '${specifier}';\nexport const a = all;\n` });
      }
      const { passed, output } = await runPart('imports');
      expect(passed).toBe(false);
      for (const [from, , rule] of FORBIDDEN_IMPORTS) expect(output).toContain(`error ${rule}: ${from} → `);
    },
    TIMEOUT_MS,
  );

  it(
    'refuses a cycle',
    async () => {
      await write({
        'libs/turn/src/a.ts': `import { b } from './b.js';\nexport const a = (): number => b();\n`,
        'libs/turn/src/b.ts': `import { a } from './a.js';\nexport const b = (): number => a();\n`,
      });
      expect(await runPart('imports')).toEqual(failedWith('no-cycles'));
    },
    TIMEOUT_MS,
  );

  it(
    'accepts the imports that the tables allow',
    async () => {
      await write(ALLOWED_IMPORTS);
      expect(await runPart('imports')).toMatchObject({ passed: true });
    },
    TIMEOUT_MS,
  );

  it(
    'refuses a type error',
    async () => {
      await write({ 'libs/turn/src/index.ts': `export const a: number = 'text';\n` });
      expect(await runPart('types')).toEqual(failedWith('TS2322'));
    },
    TIMEOUT_MS,
  );

  it(
    'refuses lint errors',
    async () => {
      await write({
        'libs/turn/src/a.ts': `export const a: any = 1;\n`,
        'libs/turn/src/b.ts': `export * from './a.js';\n`,
        'libs/turn/src/c.ts': `/* eslint-disable no-console */\nconsole.log(1);\n`,
        'apps/api/src/http/d.ts': `export const d = process.env.D;\n`,
        'apps/api/src/config/e.ts': `export const e = process.env.E;\n`,
      });
      const { passed, output } = await runPart('lint');
      expect(passed).toBe(false);
      for (const rule of [
        'no-explicit-any',
        'no-restricted-syntax',
        'no-console',
        'no-restricted-properties',
      ]) {
        expect(output).toContain(rule);
      }
      expect(output).not.toContain('e.ts');
    },
    TIMEOUT_MS,
  );

  it(
    'refuses unformatted code',
    async () => {
      await write({ 'libs/turn/src/index.ts': `export const a   = 1\n` });
      expect(await runPart('format')).toEqual(failedWith('libs/turn/src/index.ts'));
    },
    TIMEOUT_MS,
  );

  it(
    'refuses a file that nobody uses',
    async () => {
      await write({
        'libs/turn/src/index.ts': `export const a = 1;\n`,
        'libs/turn/src/left-over.ts': `export const b = 1;\n`,
      });
      expect(await runPart('dead-code')).toEqual(failedWith('left-over.ts'));
    },
    TIMEOUT_MS,
  );
});
