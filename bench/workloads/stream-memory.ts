import { setTimeout as delay } from 'node:timers/promises';
import { PATHS, requestBody } from '../bodies/bodies.js';
import { closedLoop } from '../load/closed-loop.js';
import { readPacedStream } from '../load/paced-stream.js';
import { residentBytes } from '../measure/process-figures.js';
import { median } from '../measure/statistics.js';
import { KEY } from '../servers/start-servers.js';
import type { Target } from '../servers/target.js';
import { BOTH, type Measured, type Workload } from './workload.js';

const PACE_MS = 50;
const SAMPLE_MS = 100;
const WARM_UP_REQUESTS = 500;
/** Until the warm-up's garbage has been seen to. */
const SETTLE_MS = 1000;

/** Open streams in a fresh server: the heap of one that has worked before has room for them already. */
export const streamMemory: Workload = {
  name: 'stream-memory',
  description: 'concurrent streams with 50 ms between deltas, in a server just started: memory',
  protocols: BOTH,
  async measure({ servers, scale }, protocol) {
    const headers = { authorization: `Bearer ${KEY}` };
    const body = requestBody('small', protocol, { stream: true });
    const measured: Measured[] = [];
    for (const name of ['floor', 'gateway'] as const) {
      const target = await servers.startFresh(name);
      try {
        const load = { url: target.url + PATHS[protocol], headers, body };
        await servers.answer({ deltas: 60, size: 20 });
        const isGood = (status: number) => status === 200;
        await closedLoop({ ...load, connections: 8, requests: WARM_UP_REQUESTS, isGood });
        await delay(SETTLE_MS);
        await servers.answer({ deltas: scale.deltas, size: 30, paceMs: PACE_MS });
        const open = () => readPacedStream(load, scale.deltas);
        const bytes = await memoryOf(
          target,
          Array.from({ length: scale.streams }, () => open),
        );
        measured.push({ target: name, figures: { kilobytesPerStream: bytes / 1024 / scale.streams } });
      } finally {
        await target.stop();
      }
    }
    return measured;
  },
};

/** How much more memory the server holds, in the median, while all these streams are open. */
async function memoryOf({ server }: Target, opens: readonly (() => Promise<unknown>)[]): Promise<number> {
  const before = residentBytes(server.pid);
  const streams = opens.map((open) => open());
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(residentBytes(server.pid)), SAMPLE_MS);
  await Promise.race(streams);
  clearInterval(timer);
  await Promise.all(streams);
  return median(samples) - before;
}
