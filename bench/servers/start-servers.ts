import { fileURLToPath } from 'node:url';
import type { Answer } from './answer.js';
import { type CorePlan, pin } from './cores.js';
import { ServerProcess } from './server-process.js';
import { startGateway } from './start-gateway.js';
import type { Target, TargetName } from './target.js';

/** The API key that the gateway and the floor accept. */
export const KEY = 'sk-bench-0123456789abcdef0123456789abcdef';

/** Everything that runs during a bench. */
export interface Servers {
  readonly cores: CorePlan;
  readonly targets: Readonly<Record<TargetName, Target>>;
  /** Says what the upstream answers from now on. */
  answer(answer: Answer): Promise<void>;
  /** The next time that a reader leaves the upstream in the middle of an answer, in microseconds. */
  nextLeave(): Promise<number>;
  /** Starts another one, whose memory has not grown yet. Who asks for it stops it. */
  startFresh(name: 'floor' | 'gateway'): Promise<Target>;
  stop(): Promise<void>;
}

export async function startServers(cores: CorePlan): Promise<Servers> {
  pin(process.pid, cores.others);
  const upstream = await startProgram('direct', './upstream.ts', cores.others);
  const started = [upstream];
  try {
    const env = { FLOOR_KEY: KEY, FLOOR_UPSTREAM: upstream.url };
    const startFresh = (name: 'floor' | 'gateway') =>
      name === 'floor'
        ? startProgram('floor', './floor.ts', cores.server, env)
        : startGateway({ upstreamUrl: upstream.url, key: KEY, cores: cores.server });
    const floor = await startFresh('floor');
    started.push(floor);
    const gateway = await startFresh('gateway');
    started.push(gateway);
    return {
      cores,
      targets: { direct: upstream, floor, gateway },
      answer: async (answer) => void (await upstream.server.ask({ answer })),
      nextLeave: async () => (await upstream.server.next<{ leftAt: number }>('leftAt')).leftAt,
      startFresh,
      stop: async () => void (await Promise.all(started.map((target) => target.stop()))),
    };
  } catch (error) {
    await Promise.all(started.map((target) => target.stop()));
    throw error;
  }
}

async function startProgram(
  name: TargetName,
  file: string,
  cores: CorePlan['server'],
  env?: NodeJS.ProcessEnv,
): Promise<Target> {
  const server = ServerProcess.start({ file: fileURLToPath(new URL(file, import.meta.url)), cores, env });
  const { url } = await server.next<{ url: string }>('url');
  return { name, url, server, stop: () => server.stop() };
}
