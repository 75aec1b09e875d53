export type {
  AmazonQCachePoint,
  AmazonQDocument,
  AmazonQDocumentBlock,
  AmazonQDocumentValue,
  AmazonQImage,
  AmazonQTool,
  AmazonQToolResult,
  AmazonQToolResultContent,
  AmazonQToolUse,
  AssistantResponseMessage,
  ChatMessage,
  ConversationState,
  GenerateAssistantResponseRequest,
  ReasoningContent,
  UserInputMessage,
  UserInputMessageContext,
} from './chat-request.js';
export type { ChatEventPayloads, ChatEventType, CodeReference, TokenUsage } from './chat-events.js';
export type { AmazonQErrorBody, AmazonQExceptionName, AmazonQExceptionReasons } from './errors.js';
export type {
  AmazonQModel,
  AmazonQProfile,
  GetUsageLimitsResponse,
  ListAvailableModelsResponse,
  ListAvailableProfilesResponse,
  UsageBreakdown,
} from './management.js';
