import type { ClaudeContentBlock, ClaudeMessage } from '@q2api/claude-types';
import type { Turn, TurnBlock } from '@q2api/turn';
import { toStop } from './claude-stop.js';
import { toUsage } from './claude-usage.js';
import type { ThinkingOutput } from './thinking-output.js';

export interface ClaudeMessageOptions {
  /** `msg_…` */
  messageId: string;
  /** As the client named it. */
  model: string;
  /** `text` when absent. */
  thinkingOutput?: ThinkingOutput;
}

/** A whole answer as the body of `POST /v1/messages`: equal to what a client folds the streamed answer into. */
export function toClaudeMessage(turn: Turn, options: ClaudeMessageOptions): ClaudeMessage {
  const content = turn.content.flatMap((block) => toContentBlocks(block, options.thinkingOutput ?? 'text'));
  if (needsEmptyText(content.length, turn.stopReason))
    content.push({ type: 'text', text: '', citations: null });
  return {
    id: options.messageId,
    type: 'message',
    role: 'assistant',
    model: options.model,
    content,
    ...toStop(turn.stopReason, turn.stopSequence),
    diagnostics: null,
    usage: toUsage(turn.usage),
  };
}

/** Clients take an answer that ended by itself and says nothing at all for broken (Claude Code, observed). */
export function needsEmptyText(blocks: number, stopReason: Turn['stopReason']): boolean {
  return blocks === 0 && stopReason === 'end_turn';
}

function toContentBlocks(block: TurnBlock, thinkingOutput: ThinkingOutput): ClaudeContentBlock[] {
  switch (block.type) {
    case 'text':
      return [{ type: 'text', text: block.text, citations: null }];
    case 'tool-use': {
      const { toolUseId: id, name, input } = block;
      return [{ type: 'tool_use', id, name, input, caller: { type: 'direct' } }];
    }
    case 'thinking': {
      if (thinkingOutput === 'none') return [];
      if (block.redacted !== undefined) return [{ type: 'redacted_thinking', data: block.redacted }];
      if (thinkingOutput === 'signature' && block.signature === undefined) return [];
      const thinking = thinkingOutput === 'text' ? block.thinking : '';
      return [{ type: 'thinking', thinking, signature: block.signature ?? '' }];
    }
  }
}
