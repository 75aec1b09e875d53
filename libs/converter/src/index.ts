export type { ErrorResponse } from './error-response.js';

export { fromChatRequest } from './openai/chat/from-chat-request.js';
export type { ChatClientRequest } from './openai/chat/from-chat-request.js';
export type { ToolCallForms } from './openai/chat/chat-tools.js';
export { ChatChunkEncoder } from './openai/chat/chat-chunk-encoder.js';
export type { ChatChunkOptions } from './openai/chat/chat-chunk-encoder.js';
export { toChatCompletion } from './openai/chat/to-chat-completion.js';
export type { ChatCompletionOptions } from './openai/chat/to-chat-completion.js';
export { toOpenAiError } from './openai/to-openai-error.js';
