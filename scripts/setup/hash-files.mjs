import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fromRoot, rootDirectory } from './root-directory.mjs';

/**
 * SHA-256 over the names and contents of all files under the given paths (relative to the root) for which `accepts`
 * is true. Contents, not times: a checkout touches every file.
 */
export function hashFiles(paths, accepts = () => true) {
  const hash = createHash('sha256');
  for (const file of paths
    .flatMap((name) => listFiles(fromRoot(name)))
    .filter(accepts)
    .sort()) {
    hash
      .update(`${path.relative(rootDirectory, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function listFiles(file) {
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return [file];
  return readdirSync(file).flatMap((name) => listFiles(path.join(file, name)));
}
