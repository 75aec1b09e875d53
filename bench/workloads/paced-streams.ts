import { setTimeout as delay } from 'node:timers/promises';
import { PATHS, type Protocol, requestBody } from '../bodies/bodies.js';
import { type PacedStreamOutcome, readPacedStream } from '../load/paced-stream.js';
import { cpuMicros } from '../measure/process-figures.js';
import { percentile } from '../measure/statistics.js';
import { KEY } from '../servers/start-servers.js';
import type { Target } from '../servers/target.js';
import { BOTH, type Figures, type Measured, type Scale, type Workload } from './workload.js';

/** All streams are opened within the time of so many deltas: so many people do not press a key in the same second. */
const OPENING_DELTAS = 40;
/** How often a large request comes in between. */
const LARGE_EVERY_MS = 1000;

/** Many people reading at once: slow streams side by side, and a large request each second. */
export const pacedStreams: Workload = {
  name: 'paced-streams',
  description:
    'concurrent streams, 50 ms between deltas unless --pace says otherwise, and a 421 KB request each second',
  protocols: BOTH,
  async measure({ servers, scale }, protocol) {
    await servers.answer({ deltas: scale.deltas, size: 30, paceMs: scale.paceMs });
    const measured: Measured[] = [];
    for (const target of Object.values(servers.targets)) {
      measured.push({ target: target.name, figures: await measureStreams(target, protocol, scale) });
      await delay(SETTLE_MS);
    }
    return measured;
  },
};

/** Until sockets are closed and memory is at rest. */
const SETTLE_MS = 500;

async function measureStreams(target: Target, protocol: Protocol, scale: Scale): Promise<Figures> {
  const { server } = target;
  await server.ask({ eventLoop: 'start' });
  const cpuBefore = cpuMicros(server.pid);
  const large = new LargeRequests(target, protocol, scale.deltas);

  const small = requestBody('small', protocol, { stream: true });
  const streams: Promise<PacedStreamOutcome>[] = [];
  const openingMs = OPENING_DELTAS * scale.paceMs;
  const startedAt = performance.now();
  for (let index = 0; index < scale.streams; index += 1) {
    // One by one: opening many at once would keep the load itself from reading, which would count as lag.
    const waitMs = startedAt + (openingMs * index) / scale.streams - performance.now();
    if (waitMs > 0) await delay(waitMs);
    streams.push(open(target, protocol, small, scale.deltas));
  }
  await Promise.race(streams);
  large.stop();
  const outcomes = await Promise.all([...streams, ...large.streams]);

  const cpu = cpuMicros(server.pid) - cpuBefore;
  const { p99Ms } = await server.ask<{ p99Ms: number }>({ eventLoop: 'stop' });
  const lags = outcomes.flatMap(({ lagsMs }) => lagsMs);
  return {
    wholeStreams: outcomes.filter(({ whole }) => whole).length - large.streams.length,
    lagP50Ms: percentile(lags, 0.5),
    lagP99Ms: percentile(lags, 0.99),
    eventLoopP99Ms: p99Ms,
    ...(target.name !== 'direct' && { cpuMillisPer1000Events: cpu / lags.length }),
  };
}

function open(target: Target, protocol: Protocol, body: string, deltas: number): Promise<PacedStreamOutcome> {
  return readPacedStream(
    { url: target.url + PATHS[protocol], headers: { authorization: `Bearer ${KEY}` }, body },
    deltas,
  );
}

class LargeRequests {
  readonly streams: Promise<PacedStreamOutcome>[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(target: Target, protocol: Protocol, deltas: number) {
    const body = requestBody('421kb', protocol, { stream: true });
    this.timer = setInterval(() => this.streams.push(open(target, protocol, body, deltas)), LARGE_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
