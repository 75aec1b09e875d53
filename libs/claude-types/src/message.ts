import type { ClaudeRedactedThinkingBlock, ClaudeThinkingBlock } from './content-blocks.js';

/** Answer of `POST /v1/messages`. */
export interface ClaudeMessage {
  id: string;
  type: 'message';
  role: 'assistant';
  /** As the client named it in its request. */
  model: string;
  content: ClaudeContentBlock[];
  stop_reason: ClaudeStopReason | null;
  stop_sequence: string | null;
  stop_details: ClaudeRefusalDetails | null;
  container: null;
  diagnostics: null;
  usage: ClaudeUsage;
}

/** A block of an answer. Those of tools that Anthropic runs are left out. */
export type ClaudeContentBlock =
  ClaudeTextBlock | ClaudeThinkingBlock | ClaudeRedactedThinkingBlock | ClaudeToolUseBlock;

export interface ClaudeTextBlock {
  type: 'text';
  text: string;
  citations: null;
}

export interface ClaudeToolUseBlock {
  type: 'tool_use';
  id: string;
  name: string;
  input: unknown;
  caller: { type: 'direct' };
}

export type ClaudeStopReason =
  | 'end_turn'
  | 'max_tokens'
  | 'stop_sequence'
  | 'tool_use'
  | 'pause_turn'
  | 'refusal'
  | 'model_context_window_exceeded';

export interface ClaudeRefusalDetails {
  type: 'refusal';
  category: string | null;
  explanation: string | null;
}

/** Tokens of one answer. The prompt is the sum of the three input figures. */
export interface ClaudeUsage extends ClaudeDeltaUsage {
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number } | null;
  inference_geo: string | null;
  service_tier: 'standard' | 'priority' | 'batch' | null;
  speed: 'standard' | 'fast' | null;
}

/** Usage at the end of a stream: cumulative, it replaces what `message_start` said. */
export interface ClaudeDeltaUsage {
  input_tokens: number;
  output_tokens: number;
  cache_creation_input_tokens: number | null;
  cache_read_input_tokens: number | null;
  output_tokens_details: { thinking_tokens: number } | null;
  server_tool_use: null;
}
