import type { ServerProcess } from './server-process.js';

/** What the load is sent to: the upstream itself, the floor, or the gateway. */
export type TargetName = 'direct' | 'floor' | 'gateway';

export interface Target {
  readonly name: TargetName;
  readonly url: string;
  readonly server: ServerProcess;
  stop(): Promise<void>;
}
