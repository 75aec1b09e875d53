import type { ClaudeCacheable } from './cache-control.js';
import type {
  ClaudeDocumentBlockParam,
  ClaudeImageBlockParam,
  ClaudeSearchResultBlockParam,
  ClaudeTextBlockParam,
} from './media-blocks.js';
import type { ClaudeToolUnion } from './tools.js';

/** A block of a message in a request. */
export type ClaudeContentBlockParam =
  | ClaudeTextBlockParam
  | ClaudeImageBlockParam
  | ClaudeDocumentBlockParam
  | ClaudeSearchResultBlockParam
  | ClaudeThinkingBlock
  | ClaudeRedactedThinkingBlock
  | ClaudeToolUseBlockParam
  | ClaudeToolResultBlockParam
  | ClaudeServerToolBlockParam
  | ClaudeContainerUploadBlockParam
  | ClaudeCompactionBlockParam
  | ClaudeToolAdditionBlockParam
  | ClaudeToolRemovalBlockParam
  | { type: 'fallback'; from: unknown; to: unknown };

export interface ClaudeThinkingBlock {
  type: 'thinking';
  thinking: string;
  /** Opaque; proves that the block is unchanged. */
  signature: string;
}

export interface ClaudeRedactedThinkingBlock {
  type: 'redacted_thinking';
  /** Opaque and encrypted. */
  data: string;
}

export interface ClaudeToolUseBlockParam extends ClaudeCacheable {
  type: 'tool_use';
  id: string;
  name: string;
  input: unknown;
  caller?: { type: string };
  toolset_name?: string | null;
}

export interface ClaudeToolResultBlockParam extends ClaudeCacheable {
  type: 'tool_result';
  tool_use_id: string;
  content?:
    | string
    | (
        | ClaudeTextBlockParam
        | ClaudeImageBlockParam
        | ClaudeDocumentBlockParam
        | ClaudeSearchResultBlockParam
        | ClaudeToolReferenceBlockParam
        | ClaudeBrowserStateBlockParam
      )[];
  is_error?: boolean;
  toolset_name?: string | null;
}

/** The tool named here has been loaded. */
export interface ClaudeToolReferenceBlockParam extends ClaudeCacheable {
  type: 'tool_reference';
  tool_name: string;
}

export interface ClaudeBrowserStateBlockParam extends ClaudeCacheable {
  type: 'browser_state';
  tabs: unknown[];
  state_changes?: unknown[] | null;
}

/** What a tool that Anthropic ran left in the history. */
export interface ClaudeServerToolBlockParam extends ClaudeCacheable {
  type:
    | 'server_tool_use'
    | 'web_search_tool_result'
    | 'web_fetch_tool_result'
    | 'code_execution_tool_result'
    | 'bash_code_execution_tool_result'
    | 'text_editor_code_execution_tool_result'
    | 'tool_search_tool_result'
    | 'advisor_tool_result'
    | 'mcp_tool_use'
    | 'mcp_tool_result'
    | 'mcp_tool_listing';
  [field: string]: unknown;
}

export interface ClaudeContainerUploadBlockParam extends ClaudeCacheable {
  type: 'container_upload';
  file_id: string;
}

/** Beta: a summary that stands for the conversation before it. */
export interface ClaudeCompactionBlockParam extends ClaudeCacheable {
  type: 'compaction';
  content?: string | null;
  encrypted_content?: string | null;
  signature?: string | null;
  tool_changes?: (ClaudeToolAdditionBlockParam | ClaudeToolRemovalBlockParam)[] | null;
}

/** Beta: the tool is offered from here on. */
export interface ClaudeToolAdditionBlockParam extends ClaudeCacheable {
  type: 'tool_addition';
  tool: { type: 'tool_reference'; name: string } | { type: 'tool_definition'; definition: ClaudeToolUnion };
}

/** Beta: the tool is no longer offered from here on. */
export interface ClaudeToolRemovalBlockParam extends ClaudeCacheable {
  type: 'tool_removal';
  tool: { type: 'tool_reference'; name: string };
}
