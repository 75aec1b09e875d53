import type { ChatToolCall } from './chat-request.js';

/** Answer of `POST /v1/chat/completions` without `stream`. */
export interface ChatCompletion {
  id: string;
  object: 'chat.completion';
  /** Unix seconds. */
  created: number;
  model: string;
  choices: ChatChoice[];
  usage: ChatUsage;
}

export interface ChatChoice {
  index: number;
  message: ChatCompletionMessage;
  logprobs: null;
  finish_reason: ChatFinishReason;
}

export interface ChatCompletionMessage {
  role: 'assistant';
  content: string | null;
  refusal: null;
  tool_calls?: ChatToolCall[];
  /** The deprecated form, for requests with `functions`. */
  function_call?: { name: string; arguments: string };
  /** Not published: the convention of DeepSeek that many clients show. */
  reasoning_content?: string;
}

export type ChatFinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | 'function_call';

export interface ChatUsage {
  /** Includes the cached tokens. */
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details?: { cached_tokens: number };
}
