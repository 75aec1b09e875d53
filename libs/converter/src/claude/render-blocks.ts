import { isObject, type Fields } from './read-json.js';

/** Fields of a block that say nothing to a reader: plumbing, and what only Anthropic can decrypt. */
const UNREADABLE = /^(type|id|tool_use_id|cache_control|caller|citations|encrypted_.*|signature)$/;

/**
 * A block that has no counterpart upstream, as text: its type and its readable fields in JSON. This lets a
 * conversation that used tools of Anthropic's servers go on here.
 */
export function renderBlock(block: Fields): string {
  const json = JSON.stringify(block, (key, value: unknown) => {
    if (UNREADABLE.test(key)) return undefined;
    return isObject(value) && value.type === 'base64' ? { media_type: value.media_type } : value;
  });
  return `[${String(block.type)}] ${json}`;
}
