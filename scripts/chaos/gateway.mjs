import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromRoot } from '../setup/root-directory.mjs';

/** Lets each worker tell on SIGUSR2 what it holds in memory after collecting its garbage. */
const HEAP_REPORTER = `process.on('SIGUSR2', () => {
  globalThis.gc();
  process.stdout.write(\`heap \${process.pid} \${process.memoryUsage().heapUsed}\\n\`);
});`;

/** The built gateway with several workers, its data in a folder of its own. */
export async function startGateway({ workers, upstreamUrl }) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'q2api-chaos-'));
  const reporter = path.join(dataDir, 'heap-reporter.mjs');
  writeFileSync(reporter, HEAP_REPORTER);
  const options = ['--expose-gc', '--import', pathToFileURL(reporter).href];
  const child = spawn(process.execPath, [...options, fromRoot('dist/apps/api/apps/api/src/main.js')], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      WORKERS: String(workers),
      AMAZONQ_ENDPOINT: upstreamUrl,
      OIDC_ENDPOINT: upstreamUrl,
      RETRY_DELAY_MS: '50',
      OVERLOAD_RETRY_DELAY_MS: '200',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Whatever ends this program ends the gateway: without its primary process no worker goes on.
  process.once('exit', () => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const waitFor = async (condition, what, timeoutMs = 60_000) => {
    const deadline = Date.now() + timeoutMs;
    while (!condition()) {
      if (Date.now() > deadline || child.exitCode !== null)
        throw new Error(`${what}: not so\n${output.slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const pids = () => {
    const ended = new Set([...output.matchAll(/worker (\d+) ended/g)].map(([, pid]) => pid));
    return [...output.matchAll(/worker (\d+) started/g)]
      .map(([, pid]) => pid)
      .filter((pid) => !ended.has(pid))
      .map(Number);
  };
  const count = (pattern) => output.match(pattern)?.length ?? 0;

  await waitFor(() => count(/worker \d+ is ready/g) >= workers, 'all workers are ready');
  return {
    url: /listens on (http:\/\/[\d.:]+)/.exec(output)[1],
    pids,
    log: () => output,
    async replaced(pid) {
      await waitFor(
        () => !pids().includes(pid) && count(/worker \d+ is ready/g) > workers,
        `worker ${pid} is replaced`,
      );
    },
    /** Bytes on the heap of the fullest worker, after collecting garbage. */
    async heap() {
      const before = output.length;
      for (const pid of pids()) process.kill(pid, 'SIGUSR2');
      const reports = () =>
        [...output.slice(before).matchAll(/heap \d+ (\d+)/g)].map(([, bytes]) => Number(bytes));
      await waitFor(() => reports().length >= pids().length, 'all workers tell their memory');
      return Math.max(...reports());
    },
    async stop() {
      if (child.exitCode === null) {
        const exit = once(child, 'exit');
        child.kill('SIGTERM');
        await exit;
      }
      rmSync(dataDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
