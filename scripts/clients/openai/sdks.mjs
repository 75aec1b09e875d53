import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../lib/run-program.mjs';

const TIMEOUT_MS = 120_000;
/** The newest SDKs need it; the project itself runs on Node 20 as well. */
const NODE_MAJOR = 22;
const NODE = `node-${process.platform}-${process.arch}`;

const hasNode = Number(process.versions.node.split('.', 1)[0]) >= NODE_MAJOR;
const [nodePackages, nodePath] = hasNode
  ? [[], () => process.execPath]
  : [[`${NODE}@22.23.3`], (folder) => join(folder, 'node_modules', NODE, 'bin', 'node')];

function sdk(name, packages, program) {
  return {
    name,
    packages: [...packages, 'zod@4.6.7', ...nodePackages],

    async *check({ stack, folder }) {
      const checks = join(folder, 'checks');
      await cp(join(import.meta.dirname, 'sdks'), checks, { recursive: true });
      const { output, timedOut } = await runProgram(nodePath(folder), [join(checks, program)], {
        cwd: folder,
        env: { PATH: process.env.PATH, Q2API_URL: stack.url, Q2API_KEY: stack.apiKey },
        timeoutMs: TIMEOUT_MS,
      });
      const lines = output.split('\n');
      const outcomes = lines.filter((line) => line.startsWith('{"what":'));
      yield* outcomes.map((line) => JSON.parse(line));
      if (timedOut || outcomes.length === 0) yield { what: 'all checks', problem: output.slice(-3000) };
    },
  };
}

export const sdks = [
  sdk('openai-sdk', ['openai@7.57.0'], 'openai-sdk.mjs'),
  sdk('langchain', ['@langchain/openai@1.6.0', '@langchain/core@1.4.0'], 'langchain.mjs'),
  sdk('ai-sdk', ['ai@7.0.173', '@ai-sdk/openai@4.0.118', '@ai-sdk/openai-compatible@3.0.92'], 'ai-sdk.mjs'),
];
