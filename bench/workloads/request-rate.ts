import { type BodyName, PATHS, type Protocol, requestBody } from '../bodies/bodies.js';
import { closedLoop, type ClosedLoopFigures, type ClosedLoopOptions } from '../load/closed-loop.js';
import { cpuMicros } from '../measure/process-figures.js';
import { percentile } from '../measure/statistics.js';
import type { Answer } from '../servers/answer.js';
import { KEY } from '../servers/start-servers.js';
import type { Target } from '../servers/target.js';
import { isWhole } from './is-whole.js';
import { type Bench, BOTH, type Figures, type Measured, type Workload } from './workload.js';

export interface RequestRateOptions {
  name: string;
  description: string;
  body: BodyName;
  stream: boolean;
  answer: Answer;
  connections: number;
}

const FEW_REQUESTS = 20;

/** Requests as fast as they are answered: how many per second, and what each costs. */
export function requestRate(options: RequestRateOptions): Workload {
  const { name, description, body, stream, answer, connections } = options;
  const rates = new Rates();
  return {
    name,
    description,
    protocols: BOTH,
    async measure({ servers, scale }, protocol) {
      await servers.answer(answer);
      const measured: Measured[] = [];
      for (const target of Object.values(servers.targets)) {
        const load = {
          url: target.url + PATHS[protocol],
          headers: { authorization: `Bearer ${KEY}` },
          body: requestBody(body, protocol, { stream }),
          connections,
          isGood: (status: number, text: string) =>
            status === 200 && isWhole(text, answer, target.name, protocol, stream),
        };
        const requests = await rates.requestsIn(scale.seconds, target, protocol, load);
        const figures = await measureCpu(target, { ...load, requests });
        const events = answer.deltas > MANY_DELTAS && {
          cpuMillisPer1000Events: figures.cpuMicrosPerRequest! / answer.deltas,
        };
        measured.push({ target: target.name, figures: { ...figures, ...events } });
      }
      return measured;
    },
  };
}

/** From so many deltas on they are what an answer costs. */
const MANY_DELTAS = 1000;

/** The load's figures and the server's CPU time for each request. */
export async function measureCpu(target: Target, load: ClosedLoopOptions): Promise<Figures> {
  const before = cpuMicros(target.server.pid);
  const { requestsPerSecond, latenciesMs }: ClosedLoopFigures = await closedLoop(load);
  return {
    requestsPerSecond,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    // The upstream itself shares its core with the load; nothing is compared with its cost.
    ...(target.name !== 'direct' && {
      cpuMicrosPerRequest: (cpuMicros(target.server.pid) - before) / load.requests,
    }),
  };
}

/** Whole requests are counted, so that none is cut off at the end; how many make a measurement is found out once. */
export class Rates {
  private readonly perSecond = new Map<string, number>();

  /** How many requests take so many seconds; the first time this warms the target up. */
  async requestsIn(
    seconds: Bench['scale']['seconds'],
    target: Target,
    protocol: Protocol,
    load: Omit<ClosedLoopOptions, 'requests'>,
  ): Promise<number> {
    if (seconds === undefined) return FEW_REQUESTS;
    const key = `${target.name} ${protocol}`;
    let rate = this.perSecond.get(key);
    if (rate === undefined) {
      const { requestsPerSecond } = await closedLoop({ ...load, requests: WARM_UP_REQUESTS });
      const requests = Math.max(WARM_UP_REQUESTS, Math.ceil(requestsPerSecond * seconds));
      rate = (await closedLoop({ ...load, requests })).requestsPerSecond;
      this.perSecond.set(key, rate);
    }
    return Math.max(FEW_REQUESTS, Math.ceil(rate * seconds));
  }
}

const WARM_UP_REQUESTS = 100;
