// Installs and builds what is missing or stale, then becomes the server: same process, so signals reach it directly.
import cluster from 'node:cluster';
import { requireNode } from './setup/require-node.mjs';

requireNode(20, 19);
const { bootstrapOrExit } = await import('./setup/bootstrap.mjs');
const { fromRoot } = await import('./setup/root-directory.mjs');

if (cluster.isPrimary) await bootstrapOrExit({ build: true });
process.chdir(fromRoot());
await import('../dist/apps/api/apps/api/src/main.js');
