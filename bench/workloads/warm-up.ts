import { PATHS, requestBody } from '../bodies/bodies.js';
import { closedLoop } from '../load/closed-loop.js';
import { KEY, type Servers } from '../servers/start-servers.js';
import { BOTH } from './workload.js';

/** So that the first workload finds compiled code and grown heaps, as the later ones do. */
export async function warmUp(servers: Servers): Promise<void> {
  await servers.answer({ deltas: 60, size: 20 });
  await ask(servers, { small: SMALL_REQUESTS, large: LARGE_REQUESTS });
  // These come in many pieces: other ways through the code than those of an answer that is there at once.
  await servers.answer({ deltas: 2000, size: 20 });
  await ask(servers, { small: LONG_ANSWERS, large: 0 });
}

async function ask(servers: Servers, requests: { small: number; large: number }): Promise<void> {
  for (const { url } of Object.values(servers.targets)) {
    for (const protocol of BOTH) {
      const load = { url: url + PATHS[protocol], headers: { authorization: `Bearer ${KEY}` }, isGood: isOk };
      const small = requestBody('small', protocol, { stream: true });
      const large = requestBody('421kb', protocol, { stream: true });
      await closedLoop({ ...load, body: small, connections: 32, requests: requests.small });
      if (requests.large > 0) {
        await closedLoop({ ...load, body: large, connections: 8, requests: requests.large });
      }
    }
  }
}

/** V8 still compiles the gateway's many functions anew after ten thousand requests; the floor's few are done sooner. */
const SMALL_REQUESTS = 15_000;
const LARGE_REQUESTS = 300;
const LONG_ANSWERS = 500;

function isOk(status: number): boolean {
  return status === 200;
}
