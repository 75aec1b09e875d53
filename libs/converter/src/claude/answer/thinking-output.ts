import type { Thinking } from '@q2api/turn';

/**
 * What of the thinking goes to the client: its `text` with the signature; the `signature` alone, with which the client
 * can hand the thinking back; or `none`.
 */
export type ThinkingOutput = 'text' | 'signature' | 'none';

/** A client that did not ask for thinking expects none: many read the first block of the answer as its text. */
export function toThinkingOutput(thinking: Thinking): ThinkingOutput {
  if (thinking.type === 'default' || thinking.type === 'disabled') return 'none';
  return thinking.display === 'omitted' ? 'signature' : 'text';
}
