import type { JsonValue } from '@q2api/turn';
import { TokenEstimator } from './token-estimator.js';

/** Quotes, separators and the like around one member or element. */
const JSON_PUNCTUATION = 2;

/** Tokens of a text, estimated in one pass without a vocabulary; README.md gives the measured error. */
export function estimateTokens(text: string): number {
  const estimator = new TokenEstimator();
  estimator.add(text);
  return estimator.tokens;
}

/** Tokens of a JSON value as text, without writing it. */
export function estimateJsonTokens(value: JsonValue): number {
  if (typeof value === 'string') return estimateTokens(value);
  if (typeof value !== 'object' || value === null) return 1;
  let tokens = 1;
  if (Array.isArray(value)) {
    for (const item of value) tokens += estimateJsonTokens(item) + 1;
    return tokens;
  }
  for (const key in value) {
    tokens += estimateTokens(key) + estimateJsonTokens(value[key] ?? null) + JSON_PUNCTUATION;
  }
  return tokens;
}
