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
export type {
  ResponseCustomTool,
  ResponseFunctionTool,
  ResponseInputItem,
  ResponseInputMessage,
  ResponseInputPart,
  ResponseNamespaceTool,
  ResponseReasoning,
  ResponseServerTool,
  ResponsesRequest,
  ResponseTextConfig,
  ResponseTool,
  ResponseToolChoice,
  ResponseToolReference,
} from './responses-request.js';
export type {
  ResponseCustomToolCall,
  ResponseEcho,
  ResponseFunctionCall,
  ResponseObject,
  ResponseOutputItem,
  ResponseOutputMessage,
  ResponseOutputText,
  ResponseReasoningItem,
  ResponseSummaryText,
  ResponseUsage,
} from './response.js';
export type {
  ResponseContentPlace,
  ResponseEventBody,
  ResponseItemPlace,
  ResponseStreamEvent,
  ResponseSummaryPlace,
} from './response-events.js';
