import type { AssistantResponseMessage } from '@q2api/amazonq-types';
import type { ContentBlock, ThinkingBlock } from '@q2api/turn';
import { NO_TEXT, ONLY_TOOL_USES } from './fillers.js';
import { isBlank } from './is-blank.js';
import type { MessageContext } from './message-context.js';
import type { AwaitedToolUse } from './pair-tool-results.js';
import { repairJson, repairText } from './repair-unicode.js';
import { replayThinking } from './replay-thinking.js';

/** One assistant turn of the history. `uses` are its tool uses with their upstream ids. */
export function toAssistantMessage(
  blocks: readonly ContentBlock[],
  uses: readonly AwaitedToolUse[],
  { repairs, toolNames }: MessageContext,
): AssistantResponseMessage {
  const texts: string[] = [];
  let thinking: ThinkingBlock | undefined;
  for (const block of blocks) {
    if (block.type === 'text') texts.push(repairText(block.text, repairs));
    if (block.type !== 'thinking') continue;
    // There is room for one signed block (AWS model): the one nearest to what the assistant then did.
    if (thinking !== undefined) repairs.count('droppedThinking');
    thinking = block;
  }
  const toolUses = uses.map(({ upstreamId, block }) => ({
    toolUseId: upstreamId,
    name: toolNames.toUpstream(block.name),
    input: repairJson(block.input, repairs),
  }));
  const content = texts.join('\n\n');
  return {
    content: isBlank(content) ? fillerFor(uses) : content,
    ...(toolUses.length > 0 && { toolUses }),
    ...(thinking !== undefined && { reasoningContent: replayThinking(thinking) }),
  };
}

function fillerFor(uses: readonly AwaitedToolUse[]): string {
  return uses.length > 0 ? ONLY_TOOL_USES : NO_TEXT;
}
