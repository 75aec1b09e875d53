import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseConfig } from './test-database.js';

const MAIN = fileURLToPath(new URL('../../../dist/apps/api/apps/api/src/main.js', import.meta.url));

/** The built gateway in a process of its own: for what cannot be shown from inside, such as its sudden death. */
export class GatewayProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly chunks: string[],
  ) {}

  /**
   * Resolves when it listens.
   * @param variables its environment, besides where it listens and its data
   * @param nodeOptions options of Node itself
   */
  static async start(
    dataDir: string,
    variables: Record<string, string>,
    nodeOptions: readonly string[] = [],
  ): Promise<GatewayProcess> {
    const { databaseUrl } = await databaseConfig(dataDir);
    const env = {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      DATA_DIR: dataDir,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...variables,
    };
    // Not in the repository's folder, where the operator's .env could be.
    const child = spawn(process.execPath, [...nodeOptions, MAIN], {
      env,
      cwd: join(dataDir),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => chunks.push(String(chunk)));
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', () => {
        const found = /listens on (http:\/\/[\d.:]+)/.exec(chunks.join(''))?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}: ${chunks.join('')}`)));
    });
    return new GatewayProcess(url, child, chunks);
  }

  /** Everything it has written so far. */
  get output(): string {
    return this.chunks.join('');
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves when it has ended, with its exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** Ends it as an operator would; returns the exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Ends it without any chance to do anything. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private end(signal: NodeJS.Signals): Promise<number | null> {
    this.signal(signal);
    return this.ended();
  }
}
