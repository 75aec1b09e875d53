import { existsSync, lstatSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { fromRoot } from './root-directory.mjs';
import { runCommand } from './run-command.mjs';
import { showProgress } from './progress.mjs';

const STAMP = fromRoot('node_modules', '.q2api-runtime');
const RUNTIME = `node ${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}`;

/** Settings of the machine that a nested npm needs as much as the outer one: where and how it may download and compile. */
const KEPT_NPM_SETTINGS =
  /^npm_config_(registry|.*:registry|userconfig|globalconfig|cache|proxy|https_proxy|noproxy|ca|cafile|strict_ssl|nodedir|python|fetch_\w+)$/i;

/**
 * True when node_modules is what package-lock.json asks for, complete, and made for this Node.
 * npm writes node_modules/.package-lock.json only after everything is unpacked and compiled, so a killed install has none.
 */
export function isInstalled() {
  const installed = readJson(fromRoot('node_modules', '.package-lock.json'));
  const bin = fromRoot('node_modules', '.bin', process.platform === 'win32' ? 'nest.cmd' : 'nest');
  if (!installed || !existsSync(bin)) return false;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') !== RUNTIME) return false;
  return agree(readJson(fromRoot('package-lock.json')).packages, installed.packages);
}

/** Installs exactly what package-lock.json says. `onSpawn` receives npm's process id. */
export async function install({ onSpawn }) {
  refuseLink(fromRoot('node_modules'));
  rmSync(STAMP, { force: true });
  await showProgress('installing dependencies (the first time takes a minute or two)', () => npmCi(onSpawn));
  if (!isInstalled())
    throw new Error('npm ci ended without an error, but node_modules is incomplete; delete it and try again');
  writeFileSync(STAMP, RUNTIME);
}

/** `npm ci` empties node_modules first: through a link that would be another checkout's. */
function refuseLink(folder) {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Error(
    `node_modules is a link to ${realpathSync(folder)}, which differs from package-lock.json; remove the link and try again`,
  );
}

function npmCi(onSpawn) {
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = nestedNpmEnvironment(process.env);
  const npmCli = process.env.npm_execpath;
  if (npmCli && /npm-cli\.c?js$/.test(npmCli)) {
    return runCommand(process.execPath, [npmCli, ...options], { env, onSpawn });
  }
  return runCommand('npm', options, { env, onSpawn, shell: process.platform === 'win32' });
}

/** The outer `npm run` must not leak into the inner npm: its flags, its script's name, or a NODE_ENV that omits dev tools. */
function nestedNpmEnvironment(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => {
      if (name === 'NODE_ENV' || name.startsWith('npm_lifecycle_') || name.startsWith('npm_package_'))
        return false;
      return !/^npm_config_/i.test(name) || KEPT_NPM_SETTINGS.test(name);
    }),
  );
}

function agree(wanted, installed) {
  const isWanted = ([location, { version }]) => wanted[location]?.version === version;
  const isPresent = ([location, { optional }]) => location === '' || optional || location in installed;
  return Object.entries(installed).every(isWanted) && Object.entries(wanted).every(isPresent);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
