import cluster from 'node:cluster';
import { Logger } from '@nestjs/common';
import { runWorkers } from './cluster/run-workers.js';
import { loadConfig } from './config/load-config.js';
import { readEnvironment } from './config/read-environment.js';
import { createApp } from './create-app.js';
import { exitWith } from './exit-with.js';
import { serve } from './lifecycle/serve.js';

try {
  const { variables, sources } = readEnvironment();
  const config = loadConfig(variables, sources);
  if (config.workers > 1 && cluster.isPrimary) {
    runWorkers(config);
  } else {
    const app = await createApp(config);
    await serve(app, config);
    new Logger('q2api').log(`q2api ${config.version} listens on ${await app.getUrl()}`);
  }
} catch (error) {
  exitWith(error);
}
