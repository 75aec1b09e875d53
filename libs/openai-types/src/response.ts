import type {
  ResponseReasoning,
  ResponseTextConfig,
  ResponseTool,
  ResponseToolChoice,
} from './responses-request.js';

/** Answer of `POST /v1/responses`, whole or so far. */
export interface ResponseObject extends ResponseEcho {
  /** `resp_…` */
  id: string;
  object: 'response';
  /** Unix seconds. */
  created_at: number;
  status: 'in_progress' | 'completed' | 'incomplete' | 'failed';
  error: { code: string; message: string } | null;
  incomplete_details: { reason: 'max_output_tokens' | 'content_filter' } | null;
  output: ResponseOutputItem[];
  usage: ResponseUsage | null;
}

/** What a response repeats of its request, as it took effect. */
export interface ResponseEcho {
  model: string;
  instructions: string | null;
  max_output_tokens: number | null;
  metadata: Record<string, string>;
  parallel_tool_calls: boolean;
  previous_response_id: null;
  reasoning: ResponseReasoning;
  store: false;
  temperature: null;
  text: ResponseTextConfig;
  tool_choice: ResponseToolChoice;
  tools: ResponseTool[];
  top_p: null;
  truncation: 'disabled';
}

export type ResponseOutputItem =
  ResponseOutputMessage | ResponseReasoningItem | ResponseFunctionCall | ResponseCustomToolCall;

export interface ResponseOutputMessage {
  type: 'message';
  /** `msg_…` */
  id: string;
  role: 'assistant';
  status: 'in_progress' | 'completed';
  content: ResponseOutputText[];
}

export interface ResponseOutputText {
  type: 'output_text';
  text: string;
  annotations: never[];
  logprobs: never[];
}

export interface ResponseReasoningItem {
  type: 'reasoning';
  /** `rs_…` */
  id: string;
  summary: ResponseSummaryText[];
  /** Opaque; only when it was asked for. */
  encrypted_content?: string;
}

export interface ResponseSummaryText {
  type: 'summary_text';
  text: string;
}

export interface ResponseFunctionCall {
  type: 'function_call';
  /** `fc_…`; the result names `call_id` instead. */
  id: string;
  call_id: string;
  name: string;
  namespace?: string;
  /** JSON text. */
  arguments: string;
  status: 'in_progress' | 'completed';
}

export interface ResponseCustomToolCall {
  type: 'custom_tool_call';
  /** `ctc_…` */
  id: string;
  call_id: string;
  name: string;
  namespace?: string;
  input: string;
  status: 'in_progress' | 'completed';
}

export interface ResponseUsage {
  /** Includes the cached tokens. */
  input_tokens: number;
  input_tokens_details: { cached_tokens: number };
  output_tokens: number;
  output_tokens_details: { reasoning_tokens: number };
  total_tokens: number;
}
