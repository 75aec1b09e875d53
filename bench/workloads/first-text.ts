import { type BodyName, PATHS, requestBody } from '../bodies/bodies.js';
import { readStream } from '../load/stream.js';
import { nowMicros } from '../measure/clock.js';
import { percentile } from '../measure/statistics.js';
import { MARK } from '../servers/answer.js';
import { KEY } from '../servers/start-servers.js';
import type { Target } from '../servers/target.js';
import { BOTH, type Workload } from './workload.js';

/** The beginning of a delta's text, in the upstream's frames as in each protocol's events. */
const TEXT_BEGINS = Buffer.from(`":"${MARK}`.slice(1));
/**
 * After half a minute without work the first hundreds of requests take up to twice as long, the floor's as well: processors
 * have to learn again that they will be woken soon. How long the last ones take is measured.
 */
const WARM_UP_PER_SAMPLE = 4;

/** One request at a time: how long until the first text is there. The targets take turns, so that all see the same machine. */
export function firstText(body: BodyName): Workload {
  return {
    name: `first-text-${body}`,
    description: `one request at a time, body ${body}: time to the first text`,
    protocols: BOTH,
    async measure({ servers, scale }, protocol) {
      await servers.answer({ deltas: 60, size: 20 });
      const text = requestBody(body, protocol, { stream: true });
      const targets = Object.values(servers.targets);
      const times = new Map(targets.map(({ name }) => [name, [] as number[]]));
      for (let sample = -WARM_UP_PER_SAMPLE * scale.samples; sample < scale.samples; sample += 1) {
        for (const target of targets) {
          const millis = await timeToText(target, PATHS[protocol], text);
          if (sample >= 0) times.get(target.name)?.push(millis);
        }
      }
      return [...times].map(([target, values]) => ({
        target,
        figures: { firstTextP50Ms: percentile(values, 0.5), firstTextP99Ms: percentile(values, 0.99) },
      }));
    },
  };
}

async function timeToText({ url }: Target, path: string, body: string): Promise<number> {
  const startedAt = nowMicros();
  let firstAt: number | undefined;
  await readStream({
    url: url + path,
    headers: { authorization: `Bearer ${KEY}` },
    body,
    onBytes: (bytes, atMicros) => {
      if (firstAt === undefined && bytes.includes(TEXT_BEGINS)) firstAt = atMicros;
    },
  });
  if (firstAt === undefined) throw new Error(`${url} answered without text`);
  return (firstAt - startedAt) / 1000;
}
