import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a secret: of one length for all, so that comparing takes the same time for all. */
export function digestOf(secret: string): Buffer {
  // By way of text: a buffer made by `hash` has memory of its own outside the heap, at twice the cost.
  return Buffer.from(hash('sha256', secret, 'hex'), 'hex');
}

/** True for one of the digests. All are compared, whichever it is. */
export function isOneOf(digests: readonly Buffer[], digest: Buffer): boolean {
  let found = false;
  for (const candidate of digests) found = timingSafeEqual(candidate, digest) || found;
  return found;
}
