import { Logger } from '@nestjs/common';
import { loadConfig } from './config/load-config.js';
import { readEnvironment } from './config/read-environment.js';
import { createApp } from './create-app.js';
import { exitWith } from './exit-with.js';

try {
  await start();
} catch (error) {
  exitWith(error);
}

async function start(): Promise<void> {
  const config = loadConfig(readEnvironment());
  const app = await createApp(config);
  await app.listen(config.port, config.host);
  new Logger('q2api').log(`q2api ${config.version} listens on ${await app.getUrl()}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Once: a second signal ends the process at once.
    process.once(signal, () => void app.close().then(() => process.exit(0), exitWith));
  }
}
