export type { ErrorResponse } from './error-response.js';
export { DOCUMENT_FORMATS, toDocumentFormat } from './document-format.js';
export { toImageFormat } from './image-format.js';

export { fromClaudeRequest, fromCountTokensRequest } from './claude/request/from-claude-request.js';
export type { ClaudeClientRequest, ClaudeRequestOptions } from './claude/request/from-claude-request.js';
export { ClaudeStreamEncoder } from './claude/answer/claude-stream-encoder.js';
export type { ClaudeStreamOptions } from './claude/answer/claude-stream-encoder.js';
export { toClaudeMessage } from './claude/answer/to-claude-message.js';
export type { ClaudeMessageOptions } from './claude/answer/to-claude-message.js';
export type { ThinkingOutput } from './claude/answer/thinking-output.js';
export { toClaudeError } from './claude/answer/to-claude-error.js';

export { fromChatRequest } from './openai/chat/from-chat-request.js';
export type { ChatClientRequest } from './openai/chat/from-chat-request.js';
export type { ToolCallForms } from './openai/chat/chat-tools.js';
export { ChatChunkEncoder } from './openai/chat/chat-chunk-encoder.js';
export type { ChatChunkOptions } from './openai/chat/chat-chunk-encoder.js';
export { toChatCompletion } from './openai/chat/to-chat-completion.js';
export type { ChatCompletionOptions } from './openai/chat/to-chat-completion.js';
export { fromInputTokensRequest, fromResponsesRequest } from './openai/responses/from-responses-request.js';
export type { ResponseForm, ResponsesClientRequest } from './openai/responses/from-responses-request.js';
export { ResponsesStreamEncoder } from './openai/responses/responses-stream-encoder.js';
export { toResponse } from './openai/responses/to-response.js';
export type { ResponseOptions } from './openai/responses/to-response.js';
export type { ItemIdPrefix, NewItemId } from './openai/responses/output-items.js';
export { toOpenAiError } from './openai/to-openai-error.js';

export { askAgain } from './structured-output/ask-again.js';
export { checkOutput } from './structured-output/check-output.js';

export { toAmazonQRequest } from './amazonq/to-amazonq-request.js';
export type { AmazonQConversion, AmazonQRequestOptions } from './amazonq/to-amazonq-request.js';
export { TokenEstimator } from './amazonq/token-estimator.js';
export { ToolNames } from './amazonq/tool-names.js';
export { toModelCapabilities } from './amazonq/model-capabilities.js';
export type { ModelCapabilities } from './amazonq/model-capabilities.js';
export { AmazonQEventReader } from './amazonq/amazonq-event-reader.js';
export type { AmazonQEventReaderOptions } from './amazonq/amazonq-event-reader.js';
export { parseUpstreamFailure } from './amazonq/parse-upstream-failure.js';
export { promptTooLong, toTurnError } from './amazonq/to-turn-error.js';
export type { PromptSize } from './amazonq/to-turn-error.js';
export type { UpstreamFailure } from './amazonq/upstream-failure.js';
export { nearModelIds, resolveModelId } from './amazonq/model-names.js';
export { askForTaggedThinking } from './amazonq/thinking-tags.js';
export { explainRefusal } from './amazonq/explain-refusal.js';
export { STATIC_MODEL_CATALOGUE } from './amazonq/static-model-catalogue.js';
export { estimateTurnTokens } from './amazonq/estimate-turn-tokens.js';
