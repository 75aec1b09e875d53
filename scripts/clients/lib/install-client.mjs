import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';

const TIMEOUT_MS = 300_000;

/** A client could not be installed here: no network, no build for this platform. */
export class NotInstallable extends Error {}

/**
 * Installs packages into a throwaway folder outside the project; a later call finds them there.
 * @param {string} name of the folder
 * @param {string[]} packages exact, such as `openai@7.57.0`
 * @returns the folder, which holds `node_modules`
 * @throws NotInstallable with the last lines that npm printed
 */
export async function installClient(name, packages) {
  const folder = join(tmpdir(), 'q2api-client-packages', name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const options = ['--no-audit', '--no-fund', '--no-save', '--loglevel=error', '--fetch-timeout=60000'];
  const { code, output } = await runProgram('npm', ['install', ...options, ...packages], {
    cwd: folder,
    env: process.env,
    timeoutMs: TIMEOUT_MS,
  });
  if (code !== 0) throw new NotInstallable(output.trim().split('\n').slice(-3).join(' '));
  return folder;
}
