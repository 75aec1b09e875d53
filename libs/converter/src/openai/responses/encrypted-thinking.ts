import type { ThinkingBlock } from '@q2api/turn';
import { isObject, readOptionalString } from '../../read-json.js';

/** Tells our own blobs from those that another server made. */
const PREFIX = 'q2api-thinking-1.';

/**
 * Packs what proves a thinking block to the upstream into `encrypted_content`. The text goes along, because the
 * signature covers it to the letter and the summary need not be asked for. Undefined when there is no proof.
 */
export function packThinking(block: ThinkingBlock): string | undefined {
  const { thinking, signature, redacted } = block;
  if (signature === undefined && redacted === undefined) return undefined;
  return PREFIX + Buffer.from(JSON.stringify({ thinking, signature, redacted })).toString('base64url');
}

/** The block that `packThinking` packed; undefined for a blob of anybody else, whose proof upstream would refuse. */
export function unpackThinking(blob: string): ThinkingBlock | undefined {
  if (!blob.startsWith(PREFIX)) return undefined;
  try {
    const fields: unknown = JSON.parse(Buffer.from(blob.slice(PREFIX.length), 'base64url').toString());
    if (!isObject(fields) || typeof fields.thinking !== 'string') return undefined;
    const signature = readOptionalString(fields.signature, 'signature');
    const redacted = readOptionalString(fields.redacted, 'redacted');
    return {
      type: 'thinking',
      thinking: fields.thinking,
      ...(signature !== undefined && { signature }),
      ...(redacted !== undefined && { redacted }),
    };
  } catch {
    return undefined;
  }
}
