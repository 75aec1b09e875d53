import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fromRoot } from './root-directory.mjs';

const LOCK_FILE = fromRoot('.cache', 'bootstrap.lock');
const POLL_MS = 500;
/** No install takes this long: an older lock belongs to a process id that has been given to another program. */
const STALE_AFTER_MS = 30 * 60_000;

/**
 * Runs `work` while no other bootstrap of this checkout does. The lock file holds the process ids of its owner and
 * of the owner's `npm ci`: a killed bootstrap can leave that child running, and two at once ruin node_modules.
 */
export async function withBootstrapLock(work) {
  mkdirSync(path.dirname(LOCK_FILE), { recursive: true });
  await acquire();
  const remove = () => rmSync(LOCK_FILE, { force: true });
  process.once('exit', remove);
  try {
    return await work({ addProcess: (pid) => writeFileSync(LOCK_FILE, `\n${pid}`, { flag: 'a' }) });
  } finally {
    process.off('exit', remove);
    remove();
  }
}

async function acquire() {
  for (let announced = false; !tryCreate(); await delay(POLL_MS)) {
    const owners = liveOwners();
    if (owners.length === 0) {
      rmSync(LOCK_FILE, { force: true });
    } else if (!announced) {
      console.error(
        `▸ waiting for another bootstrap of this folder (process ${owners.join(', ')}; lock ${LOCK_FILE})`,
      );
      announced = true;
    }
  }
}

function tryCreate() {
  try {
    writeFileSync(LOCK_FILE, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function liveOwners() {
  try {
    if (Date.now() - statSync(LOCK_FILE).mtimeMs > STALE_AFTER_MS) return [];
    return readFileSync(LOCK_FILE, 'utf8').split('\n').map(Number).filter(isAlive);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
