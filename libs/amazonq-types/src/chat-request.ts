/** Request of GenerateAssistantResponse (model: `@aws/codewhisperer-streaming-client` 1.0.45). Never send `null`. */
export interface GenerateAssistantResponseRequest {
  conversationState: ConversationState;
  profileArn?: string;
  additionalModelRequestFields?: AmazonQDocument;
}

export type AmazonQDocument = { [key: string]: AmazonQDocumentValue };
export type AmazonQDocumentValue =
  string | number | boolean | null | AmazonQDocumentValue[] | AmazonQDocument;

export interface ConversationState {
  currentMessage: { userInputMessage: UserInputMessage };
  chatTriggerType: 'MANUAL';
  conversationId?: string;
  history?: ChatMessage[];
}

export type ChatMessage =
  { userInputMessage: UserInputMessage } | { assistantResponseMessage: AssistantResponseMessage };

export interface UserInputMessage {
  content: string;
  userInputMessageContext?: UserInputMessageContext;
  origin?: string;
  images?: AmazonQImage[];
  documents?: AmazonQDocumentBlock[];
  modelId?: string;
  cachePoint?: AmazonQCachePoint;
}

export interface AssistantResponseMessage {
  content: string;
  messageId?: string;
  toolUses?: AmazonQToolUse[];
  reasoningContent?: ReasoningContent;
  cachePoint?: AmazonQCachePoint;
}

/** Exactly one member is set. */
export type ReasoningContent =
  { reasoningText: { text: string; signature?: string } } | { redactedContent: string };

export interface AmazonQCachePoint {
  type: 'default';
}

export interface UserInputMessageContext {
  /** Current message only. */
  tools?: AmazonQTool[];
  toolResults?: AmazonQToolResult[];
}

export interface AmazonQTool {
  toolSpecification: { name: string; description?: string; inputSchema: { json: AmazonQDocument } };
}

export interface AmazonQToolUse {
  toolUseId: string;
  name: string;
  input: AmazonQDocument;
}

export interface AmazonQToolResult {
  toolUseId: string;
  content: AmazonQToolResultContent[];
  status?: 'success' | 'error';
}

export type AmazonQToolResultContent = { text: string } | { json: AmazonQDocumentValue };

export interface AmazonQImage {
  format: 'png' | 'jpeg' | 'gif' | 'webp';
  /** Base64. */
  source: { bytes: string };
}

export interface AmazonQDocumentBlock {
  name: string;
  format: 'csv' | 'doc' | 'docx' | 'html' | 'md' | 'pdf' | 'txt' | 'xls' | 'xlsx';
  /** Base64. */
  source: { bytes: string };
}
