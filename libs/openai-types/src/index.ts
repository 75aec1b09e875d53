export type {
  ChatAssistantMessage,
  ChatCompletionRequest,
  ChatCustomTool,
  ChatFunction,
  ChatMessage,
  ChatResponseFormat,
  ChatTextPart,
  ChatTool,
  ChatToolCall,
  ChatToolChoice,
  ChatToolReference,
  ChatUserPart,
  OpenAiCustomFormatText,
  OpenAiReasoningEffort,
} from './chat-request.js';
export type {
  ChatChoice,
  ChatCompletion,
  ChatCompletionMessage,
  ChatFinishReason,
  ChatUsage,
} from './chat-completion.js';
export type { ChatChunkChoice, ChatCompletionChunk, ChatDelta, ChatToolCallDelta } from './chat-chunk.js';
export type { OpenAiError, OpenAiErrorBody, OpenAiErrorType } from './errors.js';
export type { OpenAiModel, OpenAiModelList } from './models.js';
