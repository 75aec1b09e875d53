import { availableParallelism } from 'node:os';
import { PATHS, requestBody } from '../bodies/bodies.js';
import { closedLoop } from '../load/closed-loop.js';
import { cpuMicros } from '../measure/process-figures.js';
import { type CorePlan, pin } from '../servers/cores.js';
import { startGateway } from '../servers/start-gateway.js';
import { KEY, type Servers } from '../servers/start-servers.js';
import type { Target } from '../servers/target.js';
import { isWhole } from './is-whole.js';
import type { Workload } from './workload.js';

/** One for each worker. With no more than these, load and upstream take their share of them. */
export const CORES_FOR_WORKERS = 2;
/** One worker is measured on one core: without a second one, that of its garbage collector and of SQLite, too. */
const CORES_OF = { 1: '0', 2: '0-1' } as const;
const ALL_CORES = `0-${availableParallelism() - 1}`;
/** Of each worker: V8 compiles it anew for as long. */
const WARM_UP_REQUESTS = 3000;
/** Enough that no worker ever waits for a request. */
const CONNECTIONS = 16;
const ANSWER = { deltas: 60, size: 20 };

/**
 * The same load on one worker and on two. The largest bodies, for then the gateway has ten times as much to do as load and
 * upstream together, and hardly anything else is measured.
 */
export const workers: Workload = {
  name: 'workers',
  description: 'requests of 421 KB with WORKERS=2, in proportion to WORKERS=1',
  protocols: ['claude'],
  async measure({ servers, scale }, protocol) {
    await servers.answer(ANSWER);
    const body = requestBody('421kb', protocol, { stream: true });
    const one = await rateOf(1, servers, body, scale.seconds);
    const two = await onAllCores(servers, () => rateOf(2, servers, body, scale.seconds));
    const speedup = two.requestsPerSecond / one.requestsPerSecond;
    const freeCores = CORES_FOR_WORKERS - (sharesCores(servers.cores) ? two.coresOfOthers : 0);
    return [
      {
        target: 'gateway',
        figures: {
          requestsPerSecond: two.requestsPerSecond,
          speedup,
          // What is idle counts against the workers: only what others have used is taken off.
          speedupOnFreeCores: (speedup * CORES_FOR_WORKERS) / freeCores,
        },
      },
    ];
  },
};

interface WorkersRate {
  requestsPerSecond: number;
  /** How many cores load and upstream had to themselves meanwhile, on average. */
  coresOfOthers: number;
}

/** Whether load and upstream have no core but those of the workers. */
function sharesCores({ others }: CorePlan): boolean {
  return others === '1';
}

/** Where there are no more than two cores, none of them is the load's own any more. */
async function onAllCores<Result>(
  { cores, targets }: Servers,
  measure: () => Promise<Result>,
): Promise<Result> {
  const pids = [process.pid, targets.direct.server.pid];
  const pinAll = (wanted: string) => pids.forEach((pid) => pin(pid, wanted));
  if (!sharesCores(cores)) return measure();
  pinAll(ALL_CORES);
  try {
    return await measure();
  } finally {
    pinAll('1');
  }
}

async function rateOf(
  count: 1 | 2,
  { cores, targets }: Servers,
  body: string,
  seconds = 0,
): Promise<WorkersRate> {
  const gateway = await startGateway({
    upstreamUrl: targets.direct.url,
    key: KEY,
    cores: cores.server === undefined ? undefined : CORES_OF[count],
    workers: count,
  });
  try {
    const load = {
      url: gateway.url + PATHS.claude,
      headers: { authorization: `Bearer ${KEY}` },
      body,
      connections: CONNECTIONS,
      isGood: (status: number, text: string) =>
        status === 200 && isWhole(text, ANSWER, 'gateway', 'claude', true),
    };
    const warmUp = await closedLoop({
      ...load,
      requests: seconds === 0 ? 40 : WARM_UP_REQUESTS * count,
    });
    const requests = Math.max(40, Math.ceil(warmUp.requestsPerSecond * 2 * seconds));
    const cpuBefore = cpuOfOthers(targets.direct);
    const { requestsPerSecond } = await closedLoop({ ...load, requests });
    const secondsPerRequest = (cpuOfOthers(targets.direct) - cpuBefore) / 1e6 / requests;
    return { requestsPerSecond, coresOfOthers: secondsPerRequest * requestsPerSecond };
  } finally {
    await gateway.stop();
  }
}

/** CPU time of load and upstream so far, in microseconds. */
function cpuOfOthers({ server: upstream }: Target): number {
  return cpuMicros(process.pid) + cpuMicros(upstream.pid);
}
