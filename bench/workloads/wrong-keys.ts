import { PATHS, requestBody } from '../bodies/bodies.js';
import { measureCpu, Rates } from './request-rate.js';
import { BOTH, type Measured, type Workload } from './workload.js';

const rates = new Rates();

/** Requests that nobody may send, as fast as they are refused. */
export const wrongKeys: Workload = {
  name: 'wrong-keys',
  description: 'requests with a wrong API key',
  protocols: BOTH,
  async measure({ servers, scale }, protocol) {
    const measured: Measured[] = [];
    for (const target of [servers.targets.floor, servers.targets.gateway]) {
      const load = {
        url: target.url + PATHS[protocol],
        headers: { authorization: 'Bearer sk-wrong-0123456789abcdef' },
        body: requestBody('small', protocol, { stream: true }),
        connections: 32,
        isGood: (status: number) => status === 401,
      };
      const requests = await rates.requestsIn(scale.seconds, target, protocol, load);
      measured.push({ target: target.name, figures: await measureCpu(target, { ...load, requests }) });
    }
    return measured;
  },
};
