import { PATHS, requestBody } from '../bodies/bodies.js';
import { closedLoop } from '../load/closed-loop.js';
import { KEY, type Servers } from '../servers/start-servers.js';
import { startGateway } from '../servers/start-gateway.js';
import { isWhole } from './is-whole.js';
import type { Workload } from './workload.js';

/** One for each worker. With no more than these, load and upstream take their share of them: the figure is then a lower bound. */
export const CORES_FOR_WORKERS = 2;
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
    const rates: number[] = [];
    for (const count of [1, 2]) rates.push(await rateOf(count, servers, body, scale.seconds));
    return [{ target: 'gateway', figures: { requestsPerSecond: rates[1]!, speedup: rates[1]! / rates[0]! } }];
  },
};

async function rateOf(
  count: number,
  { cores, targets }: Servers,
  body: string,
  seconds = 0,
): Promise<number> {
  const gateway = await startGateway({
    upstreamUrl: targets.direct.url,
    key: KEY,
    cores: cores.server === undefined ? undefined : '0-1',
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
    const { requestsPerSecond } = await closedLoop({ ...load, requests: 200 });
    const requests = Math.max(40, Math.ceil(requestsPerSecond * seconds));
    return (await closedLoop({ ...load, requests })).requestsPerSecond;
  } finally {
    await gateway.stop();
  }
}
