// Drives real Claude clients against the gateway and the emulator: node scripts/clients/claude.mjs [claude-code] …
// They are installed from npm into the system's temporary folder (about 700 MB) and stay there for the next time.
import { requireNode } from '../setup/require-node.mjs';

requireNode(20, 19);
const { bootstrapOrExit } = await import('../setup/bootstrap.mjs');
const { checkClients } = await import('./lib/check-clients.mjs');
const { claudeCode } = await import('./claude/claude-code.mjs');
const { sdks } = await import('./claude/sdks.mjs');

await bootstrapOrExit({ build: true });
// Claude Code's default model, which the upstream does not have.
const aliases = { 'claude-opus-5-5': 'claude-opus-4.6' };
const failed = await checkClients([...sdks, claudeCode], process.argv.slice(2), aliases);
process.exit(failed === 0 ? 0 : 1);
