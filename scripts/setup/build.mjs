import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hashFiles } from './hash-files.mjs';
import { fromRoot } from './root-directory.mjs';
import { runCommand } from './run-command.mjs';
import { showProgress } from './progress.mjs';

const SHARED_SOURCES = ['package.json', 'package-lock.json', 'tsconfig.json', 'libs'];
const NEST = ['node_modules/@nestjs/cli/bin/nest.js', 'build'];

const PARTS = [
  {
    name: 'api',
    command: [...NEST, 'api'],
    sources: ['nest-cli.json', 'apps/api/tsconfig.app.json', 'apps/api/src'],
    folder: 'dist/apps/api',
    entry: 'apps/api/src/main.js',
  },
  {
    name: 'emulator',
    command: [...NEST, 'emulator'],
    sources: ['nest-cli.json', 'apps/emulator/tsconfig.app.json', 'apps/emulator/src'],
    folder: 'dist/apps/emulator',
    entry: 'apps/emulator/src/main.js',
  },
  {
    name: 'console',
    command: ['node_modules/vite/bin/vite.js', 'build', '-c', 'apps/console/vite.config.ts'],
    sources: ['apps/console'],
    folder: 'dist/apps/console',
    entry: 'index.html',
  },
];

const isShipped = (file) => !/\.(e2e-)?spec\.tsx?$/.test(file);
/** Inside the folder, because every builder empties it first: a build that was killed, or made by hand, has no stamp. */
const stampOf = (part) => fromRoot(part.folder, '.build-stamp');
const hashOf = (part) => hashFiles([...SHARED_SOURCES, ...part.sources], isShipped);

function isBuilt(part) {
  const stamp = stampOf(part);
  return (
    existsSync(fromRoot(part.folder, part.entry)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hashOf(part)
  );
}

export function staleParts() {
  return PARTS.filter((part) => !isBuilt(part));
}

/** Builds the given parts side by side. A stamp is written only after its part is whole. */
export async function build(parts) {
  const title = `building ${parts.map((part) => part.name).join(', ')}`;
  await showProgress(title, () => Promise.all(parts.map(buildPart)));
}

async function buildPart(part) {
  const hash = hashOf(part);
  rmSync(stampOf(part), { force: true });
  await runCommand(process.execPath, part.command);
  writeFileSync(stampOf(part), hash);
}
