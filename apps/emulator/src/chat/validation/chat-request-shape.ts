import { contextShape, toolUseShape } from './context-shape.js';
import { blob, boolean, document, list, oneOf, type Shape, string, struct, union } from './shape.js';

/** Members, enums and lengths of GenerateAssistantResponse and SendMessage (AWS model codewhisperer-streaming 1.0.45). */

const ORIGINS =
  'AI_EDITOR CHATBOT CLI CONSOLE DOCUMENTATION GITLAB IDE INLINE_CHAT KIRO_CLI KIRO_WEB MARKETING MD MD_CE MD_IDE MOBILE OPENSEARCH_DASHBOARD Q_DEV_BEXT SAGE_MAKER SERVICE_INTERNAL SM_AI_STUDIO_IDE UNIFIED_SEARCH UNKNOWN'.split(
    ' ',
  );

const USER_INTENTS = [
  'APPLY_COMMON_BEST_PRACTICES',
  'CITE_SOURCES',
  'CODE_GENERATION',
  'EXPLAIN_CODE_SELECTION',
  'EXPLAIN_LINE_BY_LINE',
  'GENERATE_CLOUDFORMATION_TEMPLATE',
  'GENERATE_UNIT_TESTS',
  'IMPROVE_CODE',
  'SHOW_EXAMPLES',
  'SUGGEST_ALTERNATE_IMPLEMENTATION',
];

const bytes = struct({ bytes: blob });
const cachePoint = struct({ type: oneOf(['default']) });

const userInputMessage = struct(
  { content: string() },
  {
    userInputMessageContext: contextShape,
    userIntent: oneOf(USER_INTENTS),
    origin: oneOf(ORIGINS),
    // Formats have reasons of their own and are checked with the images and documents.
    images: list(struct({ format: string(), source: bytes })),
    documents: list(struct({ name: string(1), format: string(), source: bytes })),
    modelId: string(1, 1024),
    cachePoint,
    clientCacheConfig: struct({}, { useClientCachingOnly: boolean }),
  },
);

const reference = struct(
  {},
  { licenseName: string(), repository: string(), url: string(), recommendationContentSpan: document },
);
const webLink = struct({ url: string(), title: string() }, { snippet: string() });

const assistantResponseMessage = struct(
  { content: string() },
  {
    messageId: string(0, 128),
    toolUses: list(toolUseShape),
    reasoningContent: union({
      reasoningText: struct({ text: string() }, { signature: string() }),
      redactedContent: blob,
    }),
    cachePoint,
    references: list(reference),
    supplementaryWebLinks: list(webLink),
    followupPrompt: struct({ content: string() }, { userIntent: oneOf(USER_INTENTS) }),
  },
);

const chatMessage = union({ userInputMessage, assistantResponseMessage });

const conversationState = struct(
  {
    currentMessage: union({ userInputMessage }),
    chatTriggerType: oneOf(['MANUAL', 'DIAGNOSTIC', 'INLINE_CHAT']),
  },
  {
    // Its length has a reason of its own.
    conversationId: string(),
    history: list(chatMessage),
    customizationArn: string(),
    workspaceId: string(36, 36),
    agentContinuationId: string(),
    agentTaskType: oneOf(['vibe', 'spectask']),
  },
);

const common = { profileArn: string(), agentMode: string() };

export const chatRequestShapes: Record<'GenerateAssistantResponse' | 'SendMessage', Shape> = {
  GenerateAssistantResponse: struct(
    { conversationState },
    { ...common, additionalModelRequestFields: document },
  ),
  SendMessage: struct({ conversationState }, { ...common, source: oneOf(ORIGINS), dryRun: boolean }),
};
