import { withBootstrapLock } from './bootstrap-lock.mjs';
import { build, staleParts } from './build.mjs';
import { install, isInstalled } from './install.mjs';

/**
 * Makes a checkout ready: installs dependencies when they are missing or differ from package-lock.json, and with
 * `build` builds what is missing or older than its sources. Does nothing, quickly, when nothing is to do.
 */
async function bootstrap({ build: wantsBuild = false } = {}) {
  if (isInstalled() && !(wantsBuild && staleParts().length > 0)) return;
  await withBootstrapLock(async ({ addProcess }) => {
    if (!isInstalled()) await install({ onSpawn: addProcess });
    const stale = wantsBuild ? staleParts() : [];
    if (stale.length > 0) await build(stale);
  });
}

/** `bootstrap()` for a program's first step: prints why it failed and ends the process. */
export async function bootstrapOrExit(options) {
  try {
    await bootstrap(options);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
