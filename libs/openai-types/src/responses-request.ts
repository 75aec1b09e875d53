import type { OpenAiCustomFormatText, OpenAiReasoningEffort } from './chat-request.js';

/** Body of `POST /v1/responses`. */
export interface ResponsesRequest {
  model: string;
  input: string | ResponseInputItem[];
  instructions?: string | null;
  stream?: boolean | null;
  max_output_tokens?: number | null;
  tools?: ResponseTool[];
  tool_choice?: ResponseToolChoice;
  parallel_tool_calls?: boolean | null;
  reasoning?: ResponseReasoning | null;
  text?: ResponseTextConfig;
  include?: string[] | null;
  store?: boolean | null;
  previous_response_id?: string | null;
  conversation?: string | { id: string } | null;
  background?: boolean | null;
  prompt?: { id: string } | null;
  truncation?: 'auto' | 'disabled' | null;
  temperature?: number | null;
  top_p?: number | null;
  top_logprobs?: number | null;
  moderation?: object | null;
  metadata?: Record<string, string> | null;
  prompt_cache_key?: string;
  client_metadata?: Record<string, string>;
}

export interface ResponseReasoning {
  effort?: OpenAiReasoningEffort | null;
  summary?: 'auto' | 'concise' | 'detailed' | null;
}

/** Unlike in Chat Completions, name and schema stand beside the type. */
export interface ResponseTextConfig {
  format?:
    | { type: 'text' }
    | { type: 'json_object' }
    | { type: 'json_schema'; name: string; schema: object; strict?: boolean | null };
  verbosity?: 'low' | 'medium' | 'high' | null;
}

export interface ResponseFunctionTool {
  type: 'function';
  name: string;
  description?: string | null;
  /** JSON Schema of the arguments. */
  parameters?: object | null;
  strict?: boolean | null;
  defer_loading?: boolean;
}

export interface ResponseCustomTool {
  type: 'custom';
  name: string;
  description?: string;
  format?: OpenAiCustomFormatText | { type: 'grammar'; syntax: string; definition: string };
}

/** Tools under a common name; their calls carry it as `namespace`. */
export interface ResponseNamespaceTool {
  type: 'namespace';
  name: string;
  description?: string;
  tools: (ResponseFunctionTool | ResponseCustomTool)[];
}

/** Tools that the server runs itself. */
export interface ResponseServerTool {
  type: 'web_search' | 'tool_search' | 'file_search' | 'code_interpreter' | 'mcp' | 'image_generation';
}

export type ResponseTool =
  ResponseFunctionTool | ResponseCustomTool | ResponseNamespaceTool | ResponseServerTool;

export interface ResponseToolReference {
  type: 'function' | 'custom';
  name: string;
  namespace?: string;
}

export type ResponseToolChoice =
  | 'none'
  | 'auto'
  | 'required'
  | ResponseToolReference
  | { type: 'allowed_tools'; mode: 'auto' | 'required'; tools: ResponseToolReference[] };

export type ResponseInputItem =
  | ResponseInputMessage
  | {
      type: 'function_call';
      id?: string;
      call_id: string;
      name: string;
      namespace?: string;
      arguments: string;
    }
  | {
      type: 'custom_tool_call';
      id?: string;
      call_id: string;
      name: string;
      namespace?: string;
      input: string;
    }
  | {
      type: 'function_call_output' | 'custom_tool_call_output';
      call_id: string;
      output: string | ResponseInputPart[];
    }
  | {
      type: 'reasoning';
      id?: string;
      summary: { type: 'summary_text'; text: string }[];
      encrypted_content?: string | null;
    }
  | { type: 'additional_tools'; role: 'developer'; tools: ResponseTool[] }
  | { type: 'item_reference'; id: string };

export interface ResponseInputMessage {
  /** May be left out. */
  type?: 'message';
  id?: string;
  role: 'user' | 'assistant' | 'system' | 'developer';
  content: string | ResponseInputPart[];
}

export type ResponseInputPart =
  | { type: 'input_text' | 'output_text'; text: string }
  | { type: 'refusal'; refusal: string }
  | { type: 'input_image'; image_url?: string | null; file_id?: string | null; detail?: string }
  | {
      type: 'input_file';
      file_data?: string;
      file_url?: string;
      file_id?: string | null;
      filename?: string;
    };
