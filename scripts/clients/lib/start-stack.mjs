import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from '../../setup/root-directory.mjs';
import { ensureDemoAccount } from '../../demo/demo-account.mjs';

const API_KEY = 'sk-client-check-0123456789abcdef0123456789';

/**
 * The built gateway in front of the emulator, both in this process, on free ports and with data of its own.
 * @param {{ modelAliases?: Record<string, string> }} [options]
 */
export async function startStack({ modelAliases = {} } = {}) {
  const { DEMO_CREDENTIALS, startEmulator } = await import(
    fromRoot('dist/apps/emulator/apps/emulator/src/start-emulator.js')
  );
  const { AppConfig } = await import(fromRoot('dist/apps/api/apps/api/src/config/app-config.js'));
  const { createApp } = await import(fromRoot('dist/apps/api/apps/api/src/create-app.js'));

  const emulator = await startEmulator();
  const dataDir = await mkdtemp(join(tmpdir(), 'q2api-clients-'));
  const app = await createApp(
    new AppConfig({
      dataDir,
      openaiKeys: [API_KEY],
      amazonqEndpoint: emulator.url,
      oidcEndpoint: emulator.url,
      modelAliases: new Map(Object.entries(modelAliases)),
      logLevel: 'warn',
    }),
  );
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  await ensureDemoAccount(url, DEMO_CREDENTIALS);

  return {
    url,
    apiKey: API_KEY,
    emulator,
    async close() {
      await app.close();
      await emulator.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
