export type { ClaudeCacheable, ClaudeCacheControl } from './cache-control.js';
export type {
  ClaudeBrowserStateBlockParam,
  ClaudeCompactionBlockParam,
  ClaudeContainerUploadBlockParam,
  ClaudeContentBlockParam,
  ClaudeRedactedThinkingBlock,
  ClaudeServerToolBlockParam,
  ClaudeThinkingBlock,
  ClaudeToolAdditionBlockParam,
  ClaudeToolReferenceBlockParam,
  ClaudeToolRemovalBlockParam,
  ClaudeToolResultBlockParam,
  ClaudeToolUseBlockParam,
} from './content-blocks.js';
export type { ClaudeError, ClaudeErrorBody, ClaudeErrorType } from './errors.js';
export type {
  ClaudeBase64ImageSource,
  ClaudeDocumentBlockParam,
  ClaudeFileSource,
  ClaudeImageBlockParam,
  ClaudeSearchResultBlockParam,
  ClaudeTextBlockParam,
  ClaudeUrlSource,
} from './media-blocks.js';
export type {
  ClaudeContentBlock,
  ClaudeDeltaUsage,
  ClaudeMessage,
  ClaudeRefusalDetails,
  ClaudeStopReason,
  ClaudeTextBlock,
  ClaudeToolUseBlock,
  ClaudeUsage,
} from './message.js';
export type {
  ClaudeCountTokensRequest,
  ClaudeEffort,
  ClaudeMessageParam,
  ClaudeMessagesRequest,
  ClaudeOutputConfig,
  ClaudeOutputFormat,
  ClaudeSystemMessageParam,
  ClaudeThinkingConfig,
  ClaudeThinkingDisplay,
  ClaudeTokenCount,
} from './messages-request.js';
export type { ClaudeModelInfo, ClaudeModelList } from './models.js';
export type { ClaudeBlockDelta, ClaudeMessageDelta, ClaudeStreamEvent } from './stream-events.js';
export type { ClaudeTool, ClaudeToolChoice, ClaudeToolUnion, ClaudeTypedTool } from './tools.js';
