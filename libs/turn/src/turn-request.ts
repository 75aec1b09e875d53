import type { JsonObject, JsonValue } from './json.js';

/** A conversation to be answered once: the one shape between the client protocols and the upstream. */
export interface TurnRequest {
  /** The model id as the client named it; the upstream layer resolves it. */
  model: string;
  /** Operator text that stands before the conversation, in order. */
  system: TextBlock[];
  /** As the client sent it: any order of roles, neighbours of the same role allowed. Never empty. */
  messages: Message[];
  tools: Tool[];
  toolChoice: ToolChoice;
  /** False: at most one tool use may be answered. */
  parallelToolUse: boolean;
  /** Texts that end the answer; the match itself is not delivered. */
  stopSequences: string[];
  /** Ceiling of the answer in tokens; absent means the model's own. */
  maxOutputTokens?: number;
  thinking: Thinking;
  effort?: Effort;
  outputFormat?: OutputFormat;
  /** The client's own id of its session, where it sent one: for affinity, never for content. */
  sessionId?: string;
}

/** `system` inside a conversation is operator text at that position. */
export interface Message {
  role: 'user' | 'assistant' | 'system';
  content: ContentBlock[];
}

export type ContentBlock =
  TextBlock | ImageBlock | DocumentBlock | ThinkingBlock | ToolUseBlock | ToolResultBlock;

export interface TextBlock {
  type: 'text';
  text: string;
  cachePoint?: CachePoint;
}

export interface ImageBlock {
  type: 'image';
  source: Base64Source<ImageFormat> | UrlSource;
  cachePoint?: CachePoint;
}

export interface DocumentBlock {
  type: 'document';
  source: Base64Source<DocumentFormat> | UrlSource;
  /** As the client named it; the upstream layer makes it unique and legal. */
  name?: string;
  cachePoint?: CachePoint;
}

export type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp';
export type DocumentFormat = 'csv' | 'doc' | 'docx' | 'html' | 'md' | 'pdf' | 'txt' | 'xls' | 'xlsx';

export interface Base64Source<Format> {
  type: 'base64';
  format: Format;
  /** Standard base64, decodable, no whitespace. */
  data: string;
}

export interface UrlSource {
  type: 'url';
  url: string;
}

/** Replayed thinking. `signature` and `redacted` are opaque; they are replayed as they came or not at all. */
export interface ThinkingBlock {
  type: 'thinking';
  thinking: string;
  signature?: string;
  /** Base64 of encrypted thinking; then `thinking` is empty. */
  redacted?: string;
}

export interface ToolUseBlock {
  type: 'tool-use';
  toolUseId: string;
  name: string;
  input: JsonObject;
  cachePoint?: CachePoint;
}

export interface ToolResultBlock {
  type: 'tool-result';
  toolUseId: string;
  content: ToolResultContent[];
  isError: boolean;
  cachePoint?: CachePoint;
}

export type ToolResultContent = TextBlock | ImageBlock | DocumentBlock | { type: 'json'; json: JsonValue };

/** The client asked for the prompt up to here to be cached. */
export interface CachePoint {
  ttl?: '5m' | '1h';
}

export interface Tool {
  name: string;
  description?: string;
  /** JSON Schema of the input as the client sent it, an object schema or empty. */
  inputSchema: JsonObject;
  /** The client may load it later (`defer_loading`); it is offered upstream only when it was loaded. */
  deferred?: boolean;
  cachePoint?: CachePoint;
}

export type ToolChoice =
  { type: 'auto' } | { type: 'none' } | { type: 'any' } | { type: 'tool'; name: string };

export type Thinking =
  | { type: 'default' }
  | { type: 'disabled' }
  | { type: 'enabled'; budgetTokens?: number; display?: ThinkingDisplay }
  | { type: 'adaptive'; display?: ThinkingDisplay };

/** What of the thinking the client wants to see. */
export type ThinkingDisplay = 'summarized' | 'omitted' | 'updates';

export type Effort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

export type OutputFormat =
  { type: 'json-object' } | { type: 'json-schema'; name?: string; schema: JsonObject; strict: boolean };
