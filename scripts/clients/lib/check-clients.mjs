import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installClient, NotInstallable } from './install-client.mjs';
import { startStack } from './start-stack.mjs';

/**
 * Installs each client, lets it do its checks against a gateway and prints a line for each. A client that cannot be
 * installed is skipped with a line that says why. The names on the command line choose some of the clients.
 *
 * A client is `{ name, packages, check({ stack, folder, workDir }) }`; `check` yields `{ what, problem? }`.
 * @param {Record<string, string>} modelAliases of the gateway
 * @returns the number of checks that failed
 */
export async function checkClients(clients, names, modelAliases) {
  const chosen = clients.filter(({ name }) => names.length === 0 || names.includes(name));
  const stack = await startStack({ modelAliases });
  let failed = 0;
  for (const client of chosen) {
    const workDir = await mkdtemp(join(tmpdir(), `q2api-${client.name}-`));
    try {
      const folder = await installClient(client.name, client.packages);
      for await (const { what, problem } of client.check({ stack, folder, workDir })) {
        if (problem !== undefined) failed += 1;
        console.log(`${problem === undefined ? '✓' : '✗'} ${client.packages[0]}: ${what}`);
        if (problem !== undefined) console.log(problem.replace(/^/gm, '    '));
      }
    } catch (error) {
      if (!(error instanceof NotInstallable)) throw error;
      console.log(`- ${client.packages[0]}: skipped, not installable here: ${error.message}`);
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  }
  await stack.close();
  return failed;
}
