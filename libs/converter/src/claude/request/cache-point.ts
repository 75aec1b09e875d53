import type { CachePoint, Message } from '@q2api/turn';
import { type Fields, isAbsent, readObject } from '../../read-json.js';

/**
 * The `cache_control` of a part of the request, ready to be spread into what the part becomes. Any number of them is
 * taken: how many the upstream gets is for its converter to decide.
 * @param path of the part, empty for the body
 */
export function readCachePoint(part: Fields, path: string): { cachePoint?: CachePoint } {
  if (isAbsent(part.cache_control)) return {};
  const { ttl } = readObject(part.cache_control, path === '' ? 'cache_control' : `${path}.cache_control`);
  return { cachePoint: ttl === '5m' || ttl === '1h' ? { ttl } : {} };
}

/** `cache_control` of the body marks the last block that can be cached (Anthropic API). */
export function markLastBlock(messages: readonly Message[], body: Fields): void {
  const { cachePoint } = readCachePoint(body, '');
  if (cachePoint === undefined) return;
  const last = messages.flatMap((message) => message.content).findLast((block) => block.type !== 'thinking');
  if (last !== undefined) last.cachePoint ??= cachePoint;
}
