// One command to look at the product: installs and builds what is missing, then runs the emulator of Amazon Q and the
// gateway in this one process, with a demo account. Ctrl-C ends the process, and with it both.
import { requireNode } from './setup/require-node.mjs';

requireNode(20, 19);
const { bootstrapOrExit } = await import('./setup/bootstrap.mjs');
const { localUrl, readListenAddress, requireFreePort } = await import('./setup/listen-address.mjs');
const { fromRoot } = await import('./setup/root-directory.mjs');
const { demoSettings } = await import('./demo/demo-settings.mjs');
const { ensureDemoAccount, waitForHealth } = await import('./demo/demo-account.mjs');
const { welcome } = await import('./demo/welcome.mjs');

const HUMAN_PACE_MS = 30;

const address = readListenAddress();
await requireFreePort(address, 'npm run demo');
await bootstrapOrExit({ build: true });
process.chdir(fromRoot());

const { DEMO_CREDENTIALS, startEmulator } =
  await import('../dist/apps/emulator/apps/emulator/src/start-emulator.js');
const { EMULATOR_PORT = 0, EMULATOR_PACE_MS = HUMAN_PACE_MS } = process.env;
const emulator = await startEmulator({ port: Number(EMULATOR_PORT), paceMs: Number(EMULATOR_PACE_MS) });

const settings = demoSettings({
  ...address,
  emulatorUrl: emulator.url,
  dataDirectory: fromRoot('data', 'demo'),
});
Object.assign(process.env, settings);
await import('../dist/apps/api/apps/api/src/main.js');

const baseUrl = localUrl(address);
await waitForHealth(baseUrl);
await ensureDemoAccount(baseUrl, DEMO_CREDENTIALS);
console.log(welcome(baseUrl));
