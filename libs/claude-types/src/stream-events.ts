import type { ClaudeError } from './errors.js';
import type {
  ClaudeContentBlock,
  ClaudeDeltaUsage,
  ClaudeMessage,
  ClaudeRefusalDetails,
  ClaudeStopReason,
} from './message.js';

/** `data` of one message of the stream; its SSE event name is its `type`. */
export type ClaudeStreamEvent =
  | { type: 'message_start'; message: ClaudeMessage }
  | { type: 'content_block_start'; index: number; content_block: ClaudeContentBlock }
  | { type: 'content_block_delta'; index: number; delta: ClaudeBlockDelta }
  | { type: 'content_block_stop'; index: number }
  | { type: 'message_delta'; delta: ClaudeMessageDelta; usage: ClaudeDeltaUsage }
  | { type: 'message_stop' }
  | { type: 'ping' }
  | { type: 'error'; error: ClaudeError; request_id: string | null };

export type ClaudeBlockDelta =
  | { type: 'text_delta'; text: string }
  | { type: 'input_json_delta'; partial_json: string }
  | { type: 'thinking_delta'; thinking: string }
  /** Replaces the block's signature: sent once, just before the block's stop. */
  | { type: 'signature_delta'; signature: string };

export interface ClaudeMessageDelta {
  stop_reason: ClaudeStopReason;
  stop_sequence: string | null;
  stop_details: ClaudeRefusalDetails | null;
  container: null;
}
