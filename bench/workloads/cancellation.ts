import { PATHS, requestBody } from '../bodies/bodies.js';
import { readStream } from '../load/stream.js';
import { nowMicros } from '../measure/clock.js';
import { percentile } from '../measure/statistics.js';
import { KEY } from '../servers/start-servers.js';
import { BOTH, type Measured, type Workload } from './workload.js';

/** A client leaves in the middle of its answer: how long until the upstream is left alone. */
export const cancellation: Workload = {
  name: 'cancellation',
  description: 'the client leaves a stream: time until the upstream connection is closed',
  protocols: BOTH,
  async measure({ servers, scale }, protocol) {
    await servers.answer({ deltas: 10_000, size: 20, paceMs: 10 });
    const measured: Measured[] = [];
    for (const { name, url } of Object.values(servers.targets)) {
      const times: number[] = [];
      for (let sample = 0; sample < scale.samples / 5; sample += 1) {
        const left = servers.nextLeave();
        const leftAt = await leaveEarly(
          url + PATHS[protocol],
          requestBody('small', protocol, { stream: true }),
        );
        times.push(((await left) - leftAt) / 1000);
      }
      measured.push({
        target: name,
        figures: { cancelP50Ms: percentile(times, 0.5), cancelMaxMs: Math.max(...times) },
      });
    }
    return measured;
  },
};

/** @returns when the stream was left, in microseconds */
async function leaveEarly(url: string, body: string): Promise<number> {
  const controller = new AbortController();
  let leftAt: number | undefined;
  await readStream({
    url,
    headers: { authorization: `Bearer ${KEY}` },
    body,
    signal: controller.signal,
    onBytes: () => {
      leftAt ??= nowMicros();
      controller.abort();
    },
  }).catch(() => undefined);
  if (leftAt === undefined) throw new Error(`${url} sent nothing to leave`);
  return leftAt;
}
