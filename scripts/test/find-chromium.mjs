import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromRoot } from '../setup/root-directory.mjs';
import { runCommand } from '../setup/run-command.mjs';

/** A headless Chromium as an npm package (the last one for Node 20), for Linux machines without: fetched when needed. */
const PACKAGE = '@sparticuz/chromium';
const PACKAGE_VERSION = '147.0.0';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The program that browser tests drive: `CHROMIUM_PATH`, this machine's own, or the npm package's. */
export async function findChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const installed = [...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))), MAC];
  return process.env.CHROMIUM_PATH ?? installed.find((file) => existsSync(file)) ?? fetchPackage();
}

async function fetchPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Browser tests need Chromium: install it, or name it in CHROMIUM_PATH.');
  }
  const folder = fromRoot('.cache', 'chromium');
  const installed = path.join(folder, 'node_modules', PACKAGE);
  if (!existsSync(path.join(installed, 'package.json'))) {
    const options = ['--no-save', '--no-audit', '--no-fund', '--prefix', folder];
    await runCommand('npm', ['install', ...options, `${PACKAGE}@${PACKAGE_VERSION}`]);
  }
  // Makes the package bring the libraries that a bare Linux lacks: it is meant for machines that are as bare.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: chromium } = await import(
    pathToFileURL(path.join(installed, 'build', 'esm', 'index.js')).href
  );
  return chromium.executablePath();
}
