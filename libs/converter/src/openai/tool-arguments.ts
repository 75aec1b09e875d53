import type { JsonObject } from '@q2api/turn';
import { isObject } from '../read-json.js';

/**
 * The arguments of a call in the history. OpenAI carries them as JSON text that a model wrote, so it need not be
 * valid; what does not parse to an object is kept whole under `_raw` rather than refused or lost.
 */
export function parseToolArguments(json: string): JsonObject {
  if (json.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    if (isObject(value)) return value as JsonObject;
  } catch {
    // Kept as it is, below.
  }
  return { _raw: json };
}
