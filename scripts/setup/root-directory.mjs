import path from 'node:path';

/** The repository's root: commands work from any folder. */
export const rootDirectory = path.resolve(import.meta.dirname, '../..');

export function fromRoot(...segments) {
  return path.join(rootDirectory, ...segments);
}
