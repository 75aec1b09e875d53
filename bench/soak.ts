import { setTimeout as delay } from 'node:timers/promises';
import { type BodyName, PATHS, type Protocol, requestBody } from './bodies/bodies.js';
import { readStream } from './load/stream.js';
import { residentBytes } from './measure/process-figures.js';
import { slopeOf } from './measure/statistics.js';
import { startGateway } from './servers/start-gateway.js';
import { KEY, type Servers } from './servers/start-servers.js';
import type { Target } from './servers/target.js';

const SAMPLE_MS = 1000;
/** The first part does not count: caches fill, and the heap finds its size. */
const WARM_UP_SHARE = 0.3;
/**
 * Samples go up and down with the garbage collector, which leaves a large heap alone for many seconds. What it leaves over
 * tells the trend: the least of each window.
 */
const WINDOWS = 12;
const MEGABYTE = 1024 * 1024;
/** For so long a gateway keeps the traffic of single minutes: its database has its full size, and SQLite's cache fills at once. */
const PAST_MINUTES = 120;
/** As often as the console's overview asks. */
const OVERVIEW_EVERY_MS = 10_000;
/** What it asked in these two hours is made up for at once: by the two-hundredth time the memory of the native threads has its size. */
const PAST_OVERVIEWS = (PAST_MINUTES * 60_000) / OVERVIEW_EVERY_MS;

interface Client {
  protocol: Protocol;
  body: BodyName;
  pauseMs: number;
  key?: string;
  leavesEarly?: boolean;
}

/** What a gateway meets in /v1: short and long requests, clients that leave, and such that may not come in. */
const CLIENTS: readonly Client[] = [
  ...Array.from({ length: 6 }, () => ({ protocol: 'claude', body: 'small', pauseMs: 20 }) as const),
  ...Array.from({ length: 6 }, () => ({ protocol: 'openai', body: 'small', pauseMs: 20 }) as const),
  { protocol: 'claude', body: '88kb', pauseMs: 200 },
  { protocol: 'openai', body: '88kb', pauseMs: 200 },
  { protocol: 'claude', body: '421kb', pauseMs: 500 },
  { protocol: 'claude', body: 'small', pauseMs: 100, leavesEarly: true },
  { protocol: 'openai', body: 'small', pauseMs: 100, key: 'sk-wrong' },
];

/**
 * Sends steady load for so many minutes and looks whether the gateway's memory grows.
 * @returns whether its growth cannot be told from none
 */
export async function soak(servers: Servers, minutes: number): Promise<boolean> {
  const gateway = await startGateway({
    upstreamUrl: servers.targets.direct.url,
    key: KEY,
    cores: servers.cores.server,
    pastMinutes: PAST_MINUTES,
  });
  try {
    await servers.answer({ deltas: 200, size: 20 });
    for (let count = 0; count < PAST_OVERVIEWS; count += 1) await askOverview(gateway.url);
    return await watchMemory(gateway, minutes);
  } finally {
    await gateway.stop();
  }
}

async function watchMemory({ url, server }: Target, minutes: number): Promise<boolean> {
  const until = performance.now() + minutes * 60_000;
  const clients = [...CLIENTS.map((client) => keepAsking(url, client, until)), keepWatching(url, until)];
  const samples: { x: number; y: number }[] = [];
  while (performance.now() < until) {
    samples.push({ x: performance.now() / 60_000, y: residentBytes(server.pid) / MEGABYTE });
    await delay(SAMPLE_MS);
  }
  const counts = await Promise.all(clients);
  const steady = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
  const windows = windowsOf(steady);
  const { slope, uncertainty } = slopeOf(windows);
  const isFlat = slope - uncertainty <= 0;
  console.log(`${counts.reduce((sum, count) => sum + count, 0)} requests in ${minutes} minutes`);
  console.log(`RSS in MB, the least of each window: ${windows.map(({ y }) => y.toFixed(0)).join(' ')}`);
  console.log(
    `slope ${slope.toFixed(3)} ± ${uncertainty.toFixed(3)} MB per minute: ${isFlat ? 'flat' : 'GROWS'}`,
  );
  return isFlat;
}

/** @returns how many requests it has made */
async function keepAsking(url: string, client: Client, until: number): Promise<number> {
  const body = requestBody(client.body, client.protocol, { stream: true });
  let count = 0;
  while (performance.now() < until) {
    await ask(url, client, body);
    count += 1;
    await delay(client.pauseMs);
  }
  return count;
}

/** The console, open on its first page. @returns how many requests it has made */
async function keepWatching(url: string, until: number): Promise<number> {
  let count = 0;
  while (performance.now() < until) {
    await askOverview(url);
    count += 1;
    await delay(OVERVIEW_EVERY_MS);
  }
  return count;
}

async function askOverview(url: string): Promise<void> {
  const response = await fetch(`${url}/v2/overview?range=24h`);
  if (!response.ok) throw new Error(`the gateway answered ${response.status} to the console`);
  await response.arrayBuffer();
}

async function ask(
  url: string,
  { protocol, key = KEY, leavesEarly = false }: Client,
  body: string,
): Promise<void> {
  const controller = new AbortController();
  const status = await readStream({
    url: url + PATHS[protocol],
    headers: { authorization: `Bearer ${key}` },
    body,
    signal: controller.signal,
    onBytes: () => leavesEarly && controller.abort(),
  }).catch((error: unknown) => {
    if (leavesEarly) return 200;
    throw error;
  });
  if (status !== (key === KEY ? 200 : 401)) throw new Error(`the gateway answered ${status}`);
}

function windowsOf(samples: readonly { x: number; y: number }[]): { x: number; y: number }[] {
  const size = Math.max(1, Math.floor(samples.length / WINDOWS));
  return Array.from({ length: Math.floor(samples.length / size) }, (_, index) => {
    const window = samples.slice(index * size, (index + 1) * size);
    return window.reduce((least, sample) => (sample.y < least.y ? sample : least));
  });
}
