import { availableParallelism } from 'node:os';
import { PATHS, requestBody } from '../bodies/bodies.js';
import { closedLoop } from '../load/closed-loop.js';
import { pin } from '../servers/cores.js';
import { KEY, type Servers } from '../servers/start-servers.js';
import { startGateway } from '../servers/start-gateway.js';
import { isWhole } from './is-whole.js';
import type { Workload } from './workload.js';

/** One for each worker. With no more than these, load and upstream take their share of them: the figure is then a lower bound. */
export const CORES_FOR_WORKERS = 2;
/** One worker is measured on one core: without a second one, that of its garbage collector and of SQLite, too. */
const CORES_OF = { 1: '0', 2: '0-1' } as const;
const ALL_CORES = `0-${availableParallelism() - 1}`;
/** V8 compiles the gateway anew for as long; of two workers each gets half. */
const WARM_UP_REQUESTS = 1500;
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
    return [{ target: 'gateway', figures: { requestsPerSecond: two, speedup: two / one } }];
  },
};

/** Where there are no more than two cores, none of them is the load's own any more. */
async function onAllCores<Result>(
  { cores, targets }: Servers,
  measure: () => Promise<Result>,
): Promise<Result> {
  const pids = [process.pid, targets.direct.server.pid];
  const pinAll = (wanted: string) => pids.forEach((pid) => pin(pid, wanted));
  if (cores.others !== '1') return measure();
  pinAll(ALL_CORES);
  try {
    return await measure();
  } finally {
    pinAll(cores.others);
  }
}

async function rateOf(count: 1 | 2, { cores, targets }: Servers, body: string, seconds = 0): Promise<number> {
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
      connections: 16,
      isGood: (status: number, text: string) =>
        status === 200 && isWhole(text, ANSWER, 'gateway', 'claude', true),
    };
    const { requestsPerSecond } = await closedLoop({
      ...load,
      requests: seconds === 0 ? 40 : WARM_UP_REQUESTS,
    });
    const requests = Math.max(40, Math.ceil(requestsPerSecond * 2 * seconds));
    return (await closedLoop({ ...load, requests })).steadyRequestsPerSecond;
  } finally {
    await gateway.stop();
  }
}
