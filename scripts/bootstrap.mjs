// node scripts/bootstrap.mjs [--build]: see setup/bootstrap.mjs.
import { requireNode } from './setup/require-node.mjs';

requireNode(20, 19);
// Loaded only now, so that an old Node gets the message above instead of a syntax error.
const { bootstrapOrExit } = await import('./setup/bootstrap.mjs');
await bootstrapOrExit({ build: process.argv.includes('--build') });
