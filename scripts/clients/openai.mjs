// Drives real OpenAI clients against the gateway and the emulator: node scripts/clients/openai.mjs [codex] [opencode] …
// They are installed from npm into the system's temporary folder (about 1.5 GB) and stay there for the next time.
import { requireNode } from '../setup/require-node.mjs';

requireNode(20, 19);
const { bootstrapOrExit } = await import('../setup/bootstrap.mjs');
const { checkClients } = await import('./lib/check-clients.mjs');
const { cline } = await import('./openai/cline.mjs');
const { codex } = await import('./openai/codex.mjs');
const { opencode } = await import('./openai/opencode.mjs');
const { sdks } = await import('./openai/sdks.mjs');

await bootstrapOrExit({ build: true });
const failed = await checkClients([...sdks, codex, opencode, cline], process.argv.slice(2), {
  'gpt-5.4': 'claude-sonnet-4.5',
});
process.exit(failed === 0 ? 0 : 1);
