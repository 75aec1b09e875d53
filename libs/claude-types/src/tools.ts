import type { ClaudeCacheable } from './cache-control.js';

export type ClaudeToolUnion = ClaudeTool | ClaudeTypedTool;

/** A tool of the client's own. */
export interface ClaudeTool extends ClaudeToolOptions {
  type?: 'custom' | null;
  name: string;
  description?: string;
  /** JSON Schema 2020-12 of an object. */
  input_schema: { type: 'object'; [keyword: string]: unknown };
}

/**
 * A tool whose definition Anthropic keeps: `bash_20250124`, `text_editor_20250728` and `memory_20250818` are run by
 * the client, others such as `web_search_20250305` by Anthropic's servers.
 */
export interface ClaudeTypedTool extends ClaudeToolOptions {
  type: string;
  name?: string;
  [option: string]: unknown;
}

interface ClaudeToolOptions extends ClaudeCacheable {
  strict?: boolean;
  /** Not offered until a `tool_reference` names it. */
  defer_loading?: boolean;
  eager_input_streaming?: boolean | null;
  input_examples?: Record<string, unknown>[];
  allowed_callers?: string[];
}

export type ClaudeToolChoice =
  | { type: 'auto'; disable_parallel_tool_use?: boolean }
  | { type: 'any'; disable_parallel_tool_use?: boolean }
  | { type: 'tool'; name: string; disable_parallel_tool_use?: boolean }
  | { type: 'none' };
