import {
  type ContentBlock,
  invalidRequest,
  type Message,
  type TextBlock,
  type ThinkingBlock,
} from '@q2api/turn';
import { isBlank } from './is-blank.js';
import { CONTINUE } from './fillers.js';
import type { Repairs } from './repairs.js';
import { isReplayable } from './replay-thinking.js';
import { wrapSystemText } from './system-text.js';

type Role = 'user' | 'assistant';

/** One side's blocks between two changes of the speaker. */
export interface ConversationTurn {
  role: Role;
  blocks: ContentBlock[];
  /** Index of the last client message in it, for error paths. */
  messageIndex: number;
}

/**
 * Turns messages in any order into strictly alternating turns that begin and end with the user, which the upstream
 * demands (observed: "Improperly formed request." otherwise). Blocks keep their order; what says nothing is left out:
 * blank texts, empty messages and thinking that cannot be replayed.
 */
export function alternateTurns(messages: readonly Message[], repairs: Repairs): ConversationTurn[] {
  const turns = new TurnList(repairs);
  messages.forEach((message, index) => {
    const blocks = message.role === 'system' ? foldSystem(message, repairs) : message.content;
    blocks.forEach((block, position) => {
      refuseUrl(block, `messages.${index}.content.${position}`);
      turns.place(block, message.role, index);
    });
  });
  return turns.close(messages.length - 1);
}

class TurnList {
  private readonly turns: ConversationTurn[] = [];
  private heldThinking: ThinkingBlock[] = [];
  private mergedMessage = -1;

  constructor(private readonly repairs: Repairs) {}

  place(block: ContentBlock, role: Message['role'], messageIndex: number): void {
    if (block.type === 'thinking') return this.holdThinking(block, role);
    if (block.type === 'text' && isBlank(block.text)) return;
    const speaker = speakerOf(block, role);
    const turn = this.turnOf(speaker, messageIndex);
    // Folded system messages are counted as such, and results in messages of their own are OpenAI's usual form.
    if (role !== 'system' && block.type !== 'tool-result') this.countMerge(turn, messageIndex);
    turn.messageIndex = messageIndex;
    if (speaker === 'assistant') turn.blocks.push(...this.heldThinking);
    else this.repairs.count('droppedThinking', this.heldThinking.length);
    this.heldThinking = [];
    turn.blocks.push(block);
  }

  close(lastMessageIndex: number): ConversationTurn[] {
    const { turns, repairs } = this;
    repairs.count('droppedThinking', this.heldThinking.length);
    if (turns[0]?.role !== 'user') turns.unshift({ role: 'user', blocks: [], messageIndex: 0 });
    if (turns.at(-1)?.role === 'assistant') {
      repairs.count('continuedPrefill');
      turns.push({
        role: 'user',
        blocks: [{ type: 'text', text: CONTINUE }],
        messageIndex: lastMessageIndex,
      });
    }
    return turns;
  }

  /** Thinking alone is no turn: it waits for the assistant's next text or tool use. */
  private holdThinking(block: ThinkingBlock, role: Message['role']): void {
    if (role === 'assistant' && isReplayable(block)) this.heldThinking.push(block);
    else this.repairs.count('droppedThinking');
  }

  private turnOf(role: Role, messageIndex: number): ConversationTurn {
    const last = this.turns.at(-1);
    if (last?.role === role) return last;
    const turn = { role, blocks: [], messageIndex };
    this.turns.push(turn);
    return turn;
  }

  private countMerge(turn: ConversationTurn, messageIndex: number): void {
    if (turn.messageIndex === messageIndex || this.mergedMessage === messageIndex) return;
    this.repairs.count('mergedTurns');
    this.mergedMessage = messageIndex;
  }
}

/** Each kind of block has one place upstream, whoever sent it; only text can be said by both sides. */
function speakerOf(block: ContentBlock, role: Message['role']): Role {
  if (block.type === 'text') return role === 'assistant' ? 'assistant' : 'user';
  return block.type === 'tool-use' ? 'assistant' : 'user';
}

/** A system message's texts become one wrapped text of the user turn at its position. */
function foldSystem(message: Message, repairs: Repairs): ContentBlock[] {
  const isText = (block: ContentBlock): block is TextBlock => block.type === 'text';
  const texts = message.content.filter(isText).filter((block) => !isBlank(block.text));
  const others = message.content.filter((block) => !isText(block));
  if (texts.length === 0) return others;
  repairs.count('foldedSystemMessages');
  const cachePoint = texts.findLast((block) => block.cachePoint !== undefined)?.cachePoint;
  const text = wrapSystemText(texts.map((block) => block.text).join('\n\n'));
  return [{ type: 'text', text, ...(cachePoint && { cachePoint }) }, ...others];
}

/** @throws TurnError `invalid-request`: whoever may fetch URLs must have done so before the conversion. */
function refuseUrl(block: ContentBlock, path: string): void {
  if (block.type === 'tool-result') {
    block.content.forEach((part, index) => {
      if (part.type !== 'json') refuseUrl(part, `${path}.content.${index}`);
    });
  } else if ((block.type === 'image' || block.type === 'document') && block.source.type === 'url') {
    throw invalidRequest(`${path}.source`, 'URL sources are not enabled here: send the bytes as base64');
  }
}
