import { Logger } from '@nestjs/common';
import { createApp } from './create-app.js';
import { ConfigError } from './config/config-error.js';
import { loadConfig } from './config/load-config.js';
import { readEnvironment } from './config/read-environment.js';

/** Exit code for a wrong configuration, as sysexits.h has it: restarting does not help. */
const EXIT_CONFIG = 78;

try {
  await start();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
}

async function start(): Promise<void> {
  const config = loadConfig(readEnvironment());
  const app = await createApp(config);
  await app.listen(config.port, config.host);
  new Logger('q2api').log(`q2api ${config.version} listens on ${await app.getUrl()}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Once: a second signal ends the process at once.
    process.once(signal, () => void app.close().then(() => process.exit(0)));
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return `q2api cannot start:\n${error.problems.map((line) => `  ${line}`).join('\n')}`;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'q2api cannot start: HOST and PORT are already in use by another program';
  return `q2api cannot start: ${error instanceof Error ? error.stack : String(error)}`;
}
