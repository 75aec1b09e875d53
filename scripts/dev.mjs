// For working on q2api: the gateway rebuilt and restarted on every change, the console with hot reload, and an emulator
// of Amazon Q behind them with a demo account. The console's address is Vite's; it proxies to the gateway.
import { requireNode } from './setup/require-node.mjs';

requireNode(20, 19);
const { bootstrapOrExit } = await import('./setup/bootstrap.mjs');
const { localUrl, readListenAddress, requireFreePort } = await import('./setup/listen-address.mjs');
const { fromRoot, rootDirectory } = await import('./setup/root-directory.mjs');
const { demoSettings } = await import('./demo/demo-settings.mjs');
const { ensureDemoAccount, waitForHealth } = await import('./demo/demo-account.mjs');

const address = readListenAddress();
const gatewayUrl = localUrl(address);
await requireFreePort(address, 'npm run dev');
await bootstrapOrExit({ build: true });

const { concurrently } = await import('concurrently');
const { DEMO_CREDENTIALS, startEmulator } =
  await import('../dist/apps/emulator/apps/emulator/src/start-emulator.js');
const emulator = await startEmulator();
const settings = demoSettings({
  ...address,
  emulatorUrl: emulator.url,
  dataDirectory: fromRoot('data', 'dev'),
});

const { result } = concurrently(
  [
    { name: 'api', command: 'nest start api --watch --preserveWatchOutput', env: settings },
    { name: 'console', command: 'vite -c apps/console/vite.config.ts', env: { GATEWAY_URL: gatewayUrl } },
  ],
  { cwd: rootDirectory, killOthersOn: ['failure', 'success'], prefixColors: 'auto' },
);
const ended = result.then(
  () => 0,
  () => 1,
);
waitForHealth(gatewayUrl)
  .then(() => ensureDemoAccount(gatewayUrl, DEMO_CREDENTIALS))
  .catch((error) => console.error(error.message));
process.exitCode = await ended;
await emulator.close();
