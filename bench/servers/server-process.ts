import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Cores } from './cores.js';
import { pin } from './cores.js';

const TYPESCRIPT = fileURLToPath(new URL('../../scripts/typescript.mjs', import.meta.url));
const PROBE = fileURLToPath(new URL('./event-loop-probe.mjs', import.meta.url));

export interface ServerProcessOptions {
  /** Program, TypeScript or JavaScript. */
  file: string;
  cores: Cores;
  env?: NodeJS.ProcessEnv;
  /** Options of Node itself. */
  nodeOptions?: readonly string[];
  /** Where its standard output goes: a file descriptor. */
  stdout?: number;
}

/** A server in a process of its own, with a channel for messages. */
export class ServerProcess {
  private readonly replies = new Map<number, (reply: object) => void>();
  private lastId = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (message: { id?: number }) => {
      if (message.id !== undefined) this.replies.get(message.id)?.(message);
    });
  }

  static start({ file, cores, env, nodeOptions = [], stdout }: ServerProcessOptions): ServerProcess {
    const typescript = file.endsWith('.ts') ? ['--import', TYPESCRIPT] : [];
    const child = spawn(process.execPath, [...nodeOptions, '--import', PROBE, ...typescript, file], {
      env: { ...process.env, ...env },
      stdio: ['ignore', stdout ?? 'inherit', 'inherit', 'ipc'],
    });
    if (child.pid !== undefined) pin(child.pid, cores);
    return new ServerProcess(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The next message that has this member. */
  next<Message>(member: string): Promise<Message> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: object) => {
        if (!(member in message)) return;
        this.child.off('message', onMessage);
        this.child.off('exit', onExit);
        resolve(message as Message);
      };
      const onExit = (code: number | null) => reject(new Error(`a server of the bench ended (${code})`));
      this.child.on('message', onMessage);
      this.child.once('exit', onExit);
    });
  }

  /** Sends a message and waits for the reply to it. */
  ask<Reply extends object>(message: object): Promise<Reply> {
    const id = (this.lastId += 1);
    return new Promise((resolve) => {
      this.replies.set(id, (reply) => {
        this.replies.delete(id);
        resolve(reply as Reply);
      });
      this.child.send({ ...message, id });
    });
  }

  get hasExited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async stop(): Promise<void> {
    if (this.hasExited) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }
}
