import type { ModelCapabilities } from '@q2api/converter';
import type { ThinkingBlock, TurnRequest } from '@q2api/turn';
import type { OptionalPart } from './optional-part.js';

/** What a model can be sent when these parts are left out. */
export function withoutParts(
  capabilities: ModelCapabilities,
  parts: ReadonlySet<OptionalPart>,
): ModelCapabilities {
  const { requestFieldsSchema, promptCaching, ...rest } = capabilities;
  return {
    ...rest,
    ...(requestFieldsSchema !== undefined && !parts.has('request-fields') && { requestFieldsSchema }),
    ...(promptCaching !== undefined && !parts.has('cache-points') && { promptCaching }),
  };
}

/** The conversation without the thinking blocks that `isRefused` picks; the same object when it picks none. */
export function withoutThinking(
  turn: TurnRequest,
  isRefused: (block: ThinkingBlock) => boolean = () => true,
): TurnRequest {
  let left = 0;
  const messages = turn.messages.map((message) => {
    const content = message.content.filter((block) => block.type !== 'thinking' || !isRefused(block));
    left += message.content.length - content.length;
    return content.length === message.content.length ? message : { ...message, content };
  });
  return left === 0 ? turn : { ...turn, messages };
}
