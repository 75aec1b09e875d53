import { PATHS, requestBody } from '../bodies/bodies.js';
import { closedLoop } from '../load/closed-loop.js';
import { KEY, type Servers } from '../servers/start-servers.js';
import { BOTH } from './workload.js';

/** So that the first workload finds compiled code and grown heaps, as the later ones do. */
export async function warmUp(servers: Servers): Promise<void> {
  await servers.answer({ deltas: 60, size: 20 });
  for (const { url } of Object.values(servers.targets)) {
    for (const protocol of BOTH) {
      const load = { url: url + PATHS[protocol], headers: { authorization: `Bearer ${KEY}` }, isGood: isOk };
      const small = requestBody('small', protocol, { stream: true });
      const large = requestBody('421kb', protocol, { stream: true });
      await closedLoop({ ...load, body: small, connections: 32, requests: SMALL_REQUESTS });
      await closedLoop({ ...load, body: large, connections: 8, requests: LARGE_REQUESTS });
    }
  }
}

/** V8 still compiles the gateway's many functions anew after ten thousand requests; the floor's few are done sooner. */
const SMALL_REQUESTS = 15_000;
const LARGE_REQUESTS = 300;

function isOk(status: number): boolean {
  return status === 200;
}
