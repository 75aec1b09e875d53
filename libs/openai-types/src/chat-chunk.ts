import type { ChatFinishReason, ChatUsage } from './chat-completion.js';

/** One `data:` line of a streamed chat completion. */
export interface ChatCompletionChunk {
  id: string;
  object: 'chat.completion.chunk';
  /** Unix seconds; the same in all chunks of an answer. */
  created: number;
  model: string;
  /** Empty in the usage chunk, else one choice. */
  choices: ChatChunkChoice[];
  /** Null until the usage chunk; absent when usage was not asked for. */
  usage?: ChatUsage | null;
}

export interface ChatChunkChoice {
  index: number;
  delta: ChatDelta;
  logprobs: null;
  finish_reason: ChatFinishReason | null;
}

export interface ChatDelta {
  role?: 'assistant';
  content?: string;
  refusal?: null;
  reasoning_content?: string;
  tool_calls?: ChatToolCallDelta[];
  function_call?: { name?: string; arguments?: string };
}

/** `id`, `type` and the name stand in the first delta of a call only. */
export interface ChatToolCallDelta {
  index: number;
  id?: string;
  type?: 'function' | 'custom';
  function?: { name?: string; arguments?: string };
  custom?: { name?: string; input?: string };
}
