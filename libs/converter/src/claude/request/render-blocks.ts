import { isObject, type Fields } from '../../read-json.js';

/** Fields of a block that are about the request and not its content. */
const PLUMBING: ReadonlySet<string> = new Set(['type', 'id', 'tool_use_id', 'cache_control', 'caller']);

/**
 * A block that has no counterpart upstream, as text: its type and its content in JSON, without what only Anthropic can
 * decrypt. This lets a conversation that used tools of Anthropic's servers go on here.
 */
export function renderBlock(block: Fields): string {
  const content = Object.fromEntries(Object.entries(block).filter(([key]) => !PLUMBING.has(key)));
  const json = JSON.stringify(content, (key, value: unknown) => {
    if (key.startsWith('encrypted_')) return undefined;
    return isObject(value) && value.type === 'base64' ? { media_type: value.media_type } : value;
  });
  return `[${String(block.type)}] ${json}`;
}
