export type { JsonObject, JsonValue } from './json.js';
export type {
  Base64Source,
  CachePoint,
  ContentBlock,
  DocumentBlock,
  DocumentFormat,
  Effort,
  ImageBlock,
  ImageFormat,
  Message,
  OutputFormat,
  TextBlock,
  Thinking,
  ThinkingBlock,
  ThinkingDisplay,
  Tool,
  ToolChoice,
  ToolResultBlock,
  ToolResultContent,
  ToolUseBlock,
  TurnRequest,
  UrlSource,
} from './turn-request.js';
export type { StopReason, TurnEvent, TurnUsage } from './turn-event.js';
export { invalidRequest, TurnError } from './turn-error.js';
export type { TurnErrorDetails, TurnErrorKind } from './turn-error.js';
export type { Turn, TurnBlock } from './turn.js';
export { collectTurn, parseToolInput, TurnCollector } from './collect-turn.js';
export { checkTurnOrder } from './check-turn-order.js';
export type { TurnStage, UsageSoFar } from './turn-stage.js';
export { OutputLimitStage } from './output-limit-stage.js';
export { SingleToolUseStage } from './single-tool-use-stage.js';
export { StopSequenceStage } from './stop-sequence-stage.js';
export { ThinkingTagStage } from './thinking-tag-stage.js';
