import type { ClaudeCacheable } from './cache-control.js';
import type { ClaudeContentBlockParam } from './content-blocks.js';
import type { ClaudeTextBlockParam } from './media-blocks.js';
import type { ClaudeToolChoice, ClaudeToolUnion } from './tools.js';

/** Body of `POST /v1/messages`. */
export interface ClaudeMessagesRequest extends ClaudeCountTokensRequest {
  max_tokens: number;
  stream?: boolean;
  stop_sequences?: string[];
  temperature?: number;
  top_p?: number;
  top_k?: number;
  metadata?: { user_id?: string | null };
  service_tier?: 'auto' | 'standard_only';
  container?: unknown;
  diagnostics?: { previous_message_id?: string | null } | null;
  inference_geo?: string | null;
}

/** Body of `POST /v1/messages/count_tokens`. */
export interface ClaudeCountTokensRequest extends ClaudeCacheable {
  model: string;
  messages: ClaudeMessageParam[];
  system?: string | ClaudeTextBlockParam[];
  tools?: ClaudeToolUnion[];
  tool_choice?: ClaudeToolChoice;
  thinking?: ClaudeThinkingConfig;
  output_config?: ClaudeOutputConfig;
  /** Beta and deprecated: the same as `output_config.format`. */
  output_format?: ClaudeOutputFormat | null;
  speed?: 'standard' | 'fast' | null;
  /** Beta. */
  context_management?: { edits?: { type: string; [option: string]: unknown }[] } | null;
  /** Beta. */
  mcp_servers?: unknown[];
}

/** Answer of `POST /v1/messages/count_tokens`. */
export interface ClaudeTokenCount {
  input_tokens: number;
}

export type ClaudeMessageParam =
  { role: 'user' | 'assistant'; content: string | ClaudeContentBlockParam[] } | ClaudeSystemMessageParam;

/** Operator text at its place in the conversation. */
export interface ClaudeSystemMessageParam {
  role: 'system';
  content?: string | ClaudeContentBlockParam[];
  /** Beta. */
  clear_at?: 'next_user_message' | 'never' | null;
  /** Beta. */
  output_config?: { effort?: ClaudeEffort | null } | null;
}

export type ClaudeThinkingConfig =
  | { type: 'enabled'; budget_tokens: number; display?: ClaudeThinkingDisplay | null }
  | { type: 'adaptive'; display?: ClaudeThinkingDisplay | null }
  | { type: 'disabled' }
  | { type: 'between_tools' };

export type ClaudeThinkingDisplay = 'summarized' | 'omitted' | 'updates';

export interface ClaudeOutputConfig {
  effort?: ClaudeEffort | null;
  format?: ClaudeOutputFormat | null;
  /** Beta. */
  task_budget?: unknown;
}

export type ClaudeEffort = 'low' | 'medium' | 'high' | 'xhigh' | 'max';

export interface ClaudeOutputFormat {
  type: 'json_schema';
  schema: Record<string, unknown>;
}
