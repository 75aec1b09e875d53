/** Body of `POST /v1/chat/completions`. */
export interface ChatCompletionRequest {
  model: string;
  messages: ChatMessage[];
  stream?: boolean | null;
  stream_options?: { include_usage?: boolean; include_obfuscation?: boolean } | null;
  max_completion_tokens?: number | null;
  /** Deprecated in favour of `max_completion_tokens`. */
  max_tokens?: number | null;
  stop?: string | string[] | null;
  tools?: ChatTool[];
  tool_choice?: ChatToolChoice;
  parallel_tool_calls?: boolean;
  /** Deprecated in favour of `tools`. */
  functions?: ChatFunction[];
  /** Deprecated in favour of `tool_choice`. */
  function_call?: 'none' | 'auto' | { name: string };
  response_format?: ChatResponseFormat;
  reasoning_effort?: OpenAiReasoningEffort | null;
  temperature?: number | null;
  top_p?: number | null;
  presence_penalty?: number | null;
  frequency_penalty?: number | null;
  seed?: number | null;
  n?: number | null;
  logprobs?: boolean | null;
  top_logprobs?: number | null;
  logit_bias?: Record<string, number> | null;
  modalities?: ('text' | 'audio')[] | null;
  audio?: object | null;
  web_search_options?: object;
  prediction?: object | null;
  moderation?: object | null;
  store?: boolean | null;
  metadata?: Record<string, string> | null;
  service_tier?: string | null;
  user?: string;
  safety_identifier?: string;
  prompt_cache_key?: string;
  verbosity?: 'low' | 'medium' | 'high' | null;
}

export type OpenAiReasoningEffort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

export type ChatMessage =
  | { role: 'system' | 'developer'; content: string | ChatTextPart[]; name?: string }
  | { role: 'user'; content: string | ChatUserPart[]; name?: string }
  | ChatAssistantMessage
  | { role: 'tool'; tool_call_id: string; content: string | ChatUserPart[] }
  | { role: 'function'; name: string; content: string | null };

export interface ChatAssistantMessage {
  role: 'assistant';
  content?: string | (ChatTextPart | { type: 'refusal'; refusal: string })[] | null;
  refusal?: string | null;
  tool_calls?: ChatToolCall[];
  function_call?: { name: string; arguments: string } | null;
  /** Not published; clients of other servers send it back. */
  reasoning_content?: string;
  name?: string;
}

export interface ChatTextPart {
  type: 'text';
  text: string;
}

export type ChatUserPart =
  | ChatTextPart
  | { type: 'image_url'; image_url: { url: string; detail?: 'auto' | 'low' | 'high' } }
  | { type: 'input_audio'; input_audio: { data: string; format: string } }
  | { type: 'file'; file: { file_data?: string; filename?: string; file_id?: string } };

export interface ChatFunction {
  name: string;
  description?: string;
  /** JSON Schema of the arguments. */
  parameters?: object | null;
  strict?: boolean | null;
}

export interface ChatCustomTool {
  name: string;
  description?: string;
  format?: OpenAiCustomFormatText | { type: 'grammar'; grammar: { syntax: string; definition: string } };
}

export interface OpenAiCustomFormatText {
  type: 'text';
}

export type ChatTool =
  { type: 'function'; function: ChatFunction } | { type: 'custom'; custom: ChatCustomTool };

export type ChatToolReference =
  { type: 'function'; function: { name: string } } | { type: 'custom'; custom: { name: string } };

export type ChatToolChoice =
  | 'none'
  | 'auto'
  | 'required'
  | ChatToolReference
  | { type: 'allowed_tools'; allowed_tools: { mode: 'auto' | 'required'; tools: ChatToolReference[] } };

export type ChatResponseFormat =
  | { type: 'text' }
  | { type: 'json_object' }
  | { type: 'json_schema'; json_schema: { name: string; schema?: object; strict?: boolean | null } };

/** `arguments` is JSON text, not JSON. */
export type ChatToolCall =
  | { id: string; type: 'function'; function: { name: string; arguments: string } }
  | { id: string; type: 'custom'; custom: { name: string; input: string } };
