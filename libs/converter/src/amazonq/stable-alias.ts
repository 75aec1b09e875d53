import { createHash } from 'node:crypto';

const HASH_LENGTH = 8;

/**
 * A legal stand-in for a name the upstream would refuse: its legal characters, cut, and 8 hex digits of its SHA-256.
 * The same name always gets the same alias, so a replayed history stays byte-identical.
 */
export function stableAlias(name: string, maxLength: number, prefix: string): string {
  const legal = name.replaceAll(/[^a-zA-Z0-9_-]+/g, '_');
  const readable = /^[a-zA-Z]/.test(legal) ? legal : `${prefix}${legal}`;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${readable.slice(0, maxLength - HASH_LENGTH - 1)}_${hash}`;
}
