/** Asks for the prompt up to and including the carrier to be cached. */
export interface ClaudeCacheControl {
  type: 'ephemeral';
  ttl?: '5m' | '1h';
}

/** May stand on every cacheable part of a request. */
export interface ClaudeCacheable {
  cache_control?: ClaudeCacheControl | null;
}
