/**
 * Payloads of the response stream by `:event-type`. Only those with a meaning for a gateway are typed;
 * the others must be ignored, as AWS's own clients do.
 */
export interface ChatEventPayloads {
  'initial-response': { conversationId?: string };
  messageMetadataEvent: { conversationId?: string; utteranceId?: string };
  assistantResponseEvent: { content: string; modelId?: string };
  reasoningContentEvent: { text?: string; signature?: string; /** Base64. */ redactedContent?: string };
  toolUseEvent: {
    toolUseId: string;
    name?: string;
    /** A fragment of JSON text; an object was seen in rare captures. */
    input?: string | object;
    stop?: boolean;
  };
  metadataEvent: { tokenUsage?: TokenUsage; /** Observed, not in AWS's model. */ stopReason?: string };
  meteringEvent: { usage: number; unit?: string; unitPlural?: string };
  contextUsageEvent: { /** 0–100. */ contextUsagePercentage: number };
  codeReferenceEvent: { references?: CodeReference[] };
  followupPromptEvent: { followupPrompt: { content: string; userIntent?: string } };
  invalidStateEvent: { reason: string; message: string };
}

export type ChatEventType = keyof ChatEventPayloads;

/** A snapshot, not an increment: the last one wins. */
export interface TokenUsage {
  uncachedInputTokens: number;
  outputTokens: number;
  totalTokens: number;
  cacheReadInputTokens?: number;
  cacheWriteInputTokens?: number;
  contextUsagePercentage?: number;
}

export interface CodeReference {
  licenseName?: string;
  repository?: string;
  url?: string;
  recommendationContentSpan?: { start: number; end: number };
}
