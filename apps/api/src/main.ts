import cluster from 'node:cluster';
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
    await runWorkers(config);
  } else {
    await serve(await createApp(config), config);
  }
} catch (error) {
  exitWith(error);
}
