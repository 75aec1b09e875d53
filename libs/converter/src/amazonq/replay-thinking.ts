import type { ReasoningContent } from '@q2api/amazonq-types';
import type { ThinkingBlock } from '@q2api/turn';
import { isCleanText } from './repair-unicode.js';

/** Signatures are opaque and printable: base64 for Claude, an alphabet with `.` and `~` for GPT (observed). */
const PLAUSIBLE_SIGNATURE = /^[\x21-\x7e]+$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Whether the upstream could have signed this block. An altered or missing signature fails the whole request
 * (THINKING_SIGNATURE_INVALID, AWS model), so a block that would need any change is not replayed at all.
 */
export function isReplayable(block: ThinkingBlock): boolean {
  if (block.redacted !== undefined) return BASE64.test(block.redacted);
  return (
    block.signature !== undefined && PLAUSIBLE_SIGNATURE.test(block.signature) && isCleanText(block.thinking)
  );
}

/** The nested form; the flat one is refused (observed). */
export function replayThinking(block: ThinkingBlock): ReasoningContent {
  if (block.redacted !== undefined) return { redactedContent: block.redacted };
  return {
    reasoningText: {
      text: block.thinking,
      ...(block.signature !== undefined && { signature: block.signature }),
    },
  };
}
