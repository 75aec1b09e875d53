import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPostgres } from './find-postgres.mjs';

/** PostgreSQL refuses to run as root; this is `nobody`, who owns nothing. */
const NOBODY = 65_534;
const START_TIMEOUT_MS = 30_000;

/**
 * A real PostgreSQL on a free port of this machine with an empty data folder of its own, made for tests: it forgets
 * everything when it stops. `url` is that of its administrator, without a database name.
 */
export async function startPostgres() {
  const binaries = await findPostgres();
  const data = mkdtempSync(path.join(tmpdir(), 'q2api-postgres-'));
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (identity.uid !== undefined) chownSync(data, NOBODY, NOBODY);

  const initialised = spawnSync(
    path.join(binaries, 'initdb'),
    ['-D', data, '-U', 'q2api', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'],
    { ...identity, cwd: data, encoding: 'utf8' },
  );
  if (initialised.status !== 0) throw new Error(`initdb failed: ${initialised.error ?? initialised.stderr}`);

  const port = await freePort();
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const server = spawn(
    path.join(binaries, 'postgres'),
    [
      '-D',
      data,
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-k',
      data,
      ...settings.flatMap((value) => ['-c', value]),
    ],
    { ...identity, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return {
    url: `postgres://q2api@127.0.0.1:${port}`,
    async stop() {
      const exited = new Promise((resolve) => server.once('exit', resolve));
      // Fast shutdown: open connections are closed, not waited for.
      server.kill('SIGINT');
      await exited;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    const fail = () => reject(new Error(`PostgreSQL did not start:\n${log}`));
    const timer = setTimeout(() => server.kill('SIGKILL'), START_TIMEOUT_MS);
    server.once('exit', fail);
    server.stderr.on('data', (text) => {
      log = (log + text).slice(-4000);
      if (!log.includes('ready to accept connections')) return;
      clearTimeout(timer);
      server.off('exit', fail);
      resolve();
    });
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
