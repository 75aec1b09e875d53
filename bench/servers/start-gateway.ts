import { openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import type { Cores } from './cores.js';
import { addPastTraffic } from './past-traffic.js';
import { ServerProcess } from './server-process.js';
import type { Target } from './target.js';

export interface GatewayOptions {
  upstreamUrl: string;
  /** The API key of its callers. */
  key: string;
  cores: Cores;
  workers?: number;
  /** Its database holds the traffic of so many minutes before now. */
  pastMinutes?: number;
}

const MAIN = fileURLToPath(new URL('../../dist/apps/api/apps/api/src/main.js', import.meta.url));
const PACKAGE = new URL('../../package.json', import.meta.url);
const SETTINGS = new URL('../../.env.example', import.meta.url);
const ACCOUNTS = 20;
const START_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

/** The built gateway as it runs in production: API keys, a pool of accounts in a SQLite file, its log in a file. */
export async function startGateway(options: GatewayOptions): Promise<Target> {
  const directory = await mkdtemp(join(tmpdir(), 'q2api-bench-'));
  const log = join(directory, 'gateway.log');
  const port = await freePort();
  const env = await environment(options, port, directory);
  const server = ServerProcess.start({
    file: MAIN,
    cores: options.cores,
    env,
    nodeOptions: await productionOptions(),
    stdout: openSync(log, 'w'),
  });
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    await untilServing(url, options, server, log);
    for (let index = 0; index < ACCOUNTS; index += 1) await addAccount(url, index);
    if (options.pastMinutes !== undefined) {
      await addPastTraffic(join(directory, 'data.sqlite3'), options.pastMinutes);
    }
    return { name: 'gateway', url, server, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Those of the script that starts the built gateway. */
async function productionOptions(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { scripts: { serve: string } };
  return scripts.serve.split(' ').filter((word) => word.startsWith('--'));
}

/** Nothing of the operator's own settings counts: an empty variable means the default, also against a file `.env`. */
async function environment(
  { upstreamUrl, key, workers = 1 }: GatewayOptions,
  port: number,
  directory: string,
) {
  const example = (await readFile(SETTINGS, 'utf8')).replace(/^# ?(?=[A-Z][A-Z0-9_]*=)/gm, '');
  return {
    ...Object.fromEntries(Object.keys(parseEnv(example)).map((name) => [name, ''])),
    PORT: String(port),
    DATA_DIR: directory,
    OPENAI_KEYS: key,
    AMAZONQ_ENDPOINT: upstreamUrl,
    OIDC_ENDPOINT: upstreamUrl,
    WORKERS: String(workers),
    // The bench measures work, not limits.
    ACCOUNT_MAX_CONCURRENCY: '1000',
    MAX_CONCURRENT_REQUESTS: '10000',
    MAX_UPSTREAM_CONNECTIONS: '10000',
  };
}

async function untilServing(
  url: string,
  { workers = 1 }: GatewayOptions,
  server: ServerProcess,
  log: string,
): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && !server.hasExited) {
    const isHealthy = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    const readyWorkers = (await readFile(log, 'utf8')).match(/worker \d+ is ready/g)?.length ?? 1;
    if (isHealthy && readyWorkers === workers) return;
    await delay(POLL_MS);
  }
  throw new Error(`the gateway did not start:\n${await readFile(log, 'utf8')}`);
}

async function addAccount(url: string, index: number): Promise<void> {
  const account = { clientId: `bench-${index}`, clientSecret: 'bench', refreshToken: `bench-${index}` };
  const response = await fetch(`${url}/v2/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (!response.ok) throw new Error(`POST /v2/accounts: ${response.status} ${await response.text()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
