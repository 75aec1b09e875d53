import { countTokensBodies } from '../bodies/bodies.js';
import { readStream } from '../load/stream.js';
import { cpuMicros } from '../measure/process-figures.js';
import { percentile } from '../measure/statistics.js';
import { KEY } from '../servers/start-servers.js';
import type { Target } from '../servers/target.js';
import type { Figures, Measured, Workload } from './workload.js';

const PATH = '/v1/messages/count_tokens';

/** Claude Code asks for the size of each of its tools when a session begins, all at the same time. */
export const countTokens: Workload = {
  name: 'count-tokens',
  description: '26 concurrent count_tokens of 0.1 to 35 KB: time until all are answered',
  protocols: ['claude'],
  async measure({ servers, scale }) {
    const measured: Measured[] = [];
    for (const target of [servers.targets.floor, servers.targets.gateway]) {
      await burst(target);
      measured.push({ target: target.name, figures: await measureBursts(target, scale.samples) });
    }
    return measured;
  },
};

async function measureBursts(target: Target, samples: number): Promise<Figures> {
  const before = cpuMicros(target.server.pid);
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) times.push(await burst(target));
  return {
    burstP50Ms: percentile(times, 0.5),
    burstP99Ms: percentile(times, 0.99),
    cpuMicrosPerRequest: (cpuMicros(target.server.pid) - before) / samples / BODIES.length,
  };
}

const BODIES = countTokensBodies();

async function burst({ url }: Target): Promise<number> {
  const startedAt = performance.now();
  const headers = { authorization: `Bearer ${KEY}` };
  const statuses = await Promise.all(
    BODIES.map((body) => readStream({ url: url + PATH, headers, body, onBytes: () => undefined })),
  );
  if (statuses.some((status) => status !== 200)) throw new Error(`count_tokens failed: ${statuses.join()}`);
  return performance.now() - startedAt;
}
