import { setTimeout as delay } from 'node:timers/promises';
import { type BodyName, PATHS, requestBody } from '../bodies/bodies.js';
import { closedLoop } from '../load/closed-loop.js';
import { readPacedStream } from '../load/paced-stream.js';
import { residentBytes } from '../measure/process-figures.js';
import { median } from '../measure/statistics.js';
import { KEY } from '../servers/start-servers.js';
import type { Target } from '../servers/target.js';
import { BOTH, type Measured, type Workload } from './workload.js';

const SAMPLE_MS = 100;
const WARM_UP_REQUESTS = 500;
/** Until the warm-up's garbage has been seen to. */
const SETTLE_MS = 1000;

export interface StreamMemoryOptions {
  name: string;
  /** Of each request. */
  body: BodyName;
  /** How many streams there are at a time, of those that the scale says. */
  share: number;
}

/** Open streams in a fresh server: the heap of one that has worked before has room for them already. */
export function streamMemory({ name, body: bodyName, share }: StreamMemoryOptions): Workload {
  return {
    name,
    description: `open streams, 50 ms between deltas unless --pace says otherwise, body ${bodyName}, in a server just started: memory`,
    protocols: BOTH,
    async measure({ servers, scale }, protocol) {
      const headers = { authorization: `Bearer ${KEY}` };
      const small = requestBody('small', protocol, { stream: true });
      const body = requestBody(bodyName, protocol, { stream: true });
      const count = Math.ceil(scale.streams * share);
      const measured: Measured[] = [];
      for (const name of ['floor', 'gateway'] as const) {
        const target = await servers.startFresh(name);
        try {
          const load = { url: target.url + PATHS[protocol], headers };
          await servers.answer({ deltas: 60, size: 20 });
          const isGood = (status: number) => status === 200;
          await closedLoop({ ...load, body: small, connections: 8, requests: WARM_UP_REQUESTS, isGood });
          await delay(SETTLE_MS);
          await servers.answer({ deltas: scale.deltas, size: 30, paceMs: scale.paceMs });
          const open = () => readPacedStream({ ...load, body }, scale.deltas);
          const bytes = await memoryOf(
            target,
            Array.from({ length: count }, () => open),
          );
          measured.push({ target: name, figures: { kilobytesPerStream: bytes / 1024 / count } });
        } finally {
          await target.stop();
        }
      }
      return measured;
    },
  };
}

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
