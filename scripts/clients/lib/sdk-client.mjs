import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';

const TIMEOUT_MS = 120_000;
/** The newest SDKs need it; the project itself runs on Node 20 as well. */
const NODE_MAJOR = 22;
const NODE = `node-${process.platform}-${process.arch}`;

const hasNode = Number(process.versions.node.split('.', 1)[0]) >= NODE_MAJOR;
const [nodePackages, nodePath] = hasNode
  ? [[], () => process.execPath]
  : [[`${NODE}@22.23.3`], (folder) => join(folder, 'node_modules', NODE, 'bin', 'node')];

/**
 * A client (see `checkClients`) whose checks are a program of `scripts/clients/sdks`. It runs beside the packages.
 * @param {string} [note] handed to the program as `Q2API_NOTE`
 */
export function sdkClient(name, packages, program, note = '') {
  return {
    name,
    packages: [...packages, 'zod@4.6.7', ...nodePackages],

    async *check({ stack, folder }) {
      const checks = join(folder, 'checks');
      await cp(join(import.meta.dirname, '../sdks'), checks, { recursive: true });
      const { output, timedOut } = await runProgram(nodePath(folder), [join(checks, program)], {
        cwd: folder,
        env: { PATH: process.env.PATH, Q2API_URL: stack.url, Q2API_KEY: stack.apiKey, Q2API_NOTE: note },
        timeoutMs: TIMEOUT_MS,
      });
      const lines = output.split('\n');
      const outcomes = lines.filter((line) => line.startsWith('{"what":'));
      yield* outcomes.map((line) => JSON.parse(line));
      if (timedOut || outcomes.length === 0) yield { what: 'all checks', problem: output.slice(-3000) };
    },
  };
}
