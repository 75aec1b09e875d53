import { parseToolInput, TurnError, type TurnEvent } from '@q2api/turn';
import { TokenEstimator } from './token-estimator.js';

type OpenBlock = 'text' | 'thinking' | 'tool-use' | undefined;

const TEXT_START: TurnEvent = { type: 'text-start' };
const TEXT_END: TurnEvent = { type: 'text-end' };
const THINKING_START: TurnEvent = { type: 'thinking-start' };
const THINKING_END: TurnEvent = { type: 'thinking-end' };
const TOOL_USE_END: TurnEvent = { type: 'tool-use-end' };

/**
 * Writes the blocks of one answer as turn events, one open at a time: a block opens with its first content and closes
 * when another kind begins.
 */
export class AnswerBlocks {
  /** Id of the tool use whose input is arriving. */
  openToolUseId: string | undefined;

  private open: OpenBlock;
  private written = false;
  private toolJson = '';
  private readonly finishedToolUses = new Set<string>();
  private readonly estimator = new TokenEstimator();

  /** Whether anything of the answer was seen. */
  get hasContent(): boolean {
    return this.written;
  }

  /** Tool uses that were delivered whole. */
  get completedToolUses(): number {
    return this.finishedToolUses.size;
  }

  /** Estimate of the answer's tokens, thinking included. */
  get outputTokens(): number {
    return this.estimator.tokens;
  }

  hasFinished(toolUseId: string): boolean {
    return this.finishedToolUses.has(toolUseId);
  }

  text(text: string, events: TurnEvent[]): void {
    if (this.open !== 'text') this.begin('text', TEXT_START, events);
    this.estimator.add(text);
    events.push({ type: 'text-delta', text });
  }

  thinking(thinking: string, events: TurnEvent[]): void {
    if (this.open !== 'thinking') this.begin('thinking', THINKING_START, events);
    this.estimator.add(thinking);
    events.push({ type: 'thinking-delta', thinking });
  }

  /** The signature ends its block. Some models sign thinking they do not show (observed): an empty block then. */
  signature(signature: string, events: TurnEvent[]): void {
    if (this.open !== 'thinking') this.begin('thinking', THINKING_START, events);
    events.push({ type: 'thinking-end', signature });
    this.open = undefined;
  }

  redactedThinking(redacted: string, events: TurnEvent[]): void {
    this.begin('thinking', THINKING_START, events);
    events.push({ type: 'thinking-end', redacted });
    this.open = undefined;
  }

  beginToolUse(toolUseId: string, name: string, events: TurnEvent[]): void {
    this.begin('tool-use', { type: 'tool-use-start', toolUseId, name }, events);
    this.openToolUseId = toolUseId;
    this.toolJson = '';
    this.estimator.add(name);
  }

  toolInput(partialJson: string, events: TurnEvent[]): void {
    this.toolJson += partialJson;
    this.estimator.add(partialJson);
    events.push({ type: 'tool-use-delta', partialJson });
  }

  /** @throws TurnError `upstream-protocol` when the input is not a JSON object. */
  endToolUse(events: TurnEvent[]): void {
    parseToolInput(this.toolJson);
    events.push(TOOL_USE_END);
    this.open = undefined;
    if (this.openToolUseId !== undefined) this.finishedToolUses.add(this.openToolUseId);
    this.openToolUseId = undefined;
  }

  /** Closes the open block. @throws TurnError `upstream-protocol` for a tool use whose end never came. */
  close(events: TurnEvent[]): void {
    if (this.open === 'text') events.push(TEXT_END);
    else if (this.open === 'thinking') events.push(THINKING_END);
    else if (this.open === 'tool-use') this.closeUnfinishedToolUse(events);
    this.open = undefined;
  }

  private begin(block: OpenBlock, start: TurnEvent, events: TurnEvent[]): void {
    this.close(events);
    this.open = block;
    this.written = true;
    events.push(start);
  }

  /** The next block began without the `stop` of this one (observed): complete input counts, a part of it does not. */
  private closeUnfinishedToolUse(events: TurnEvent[]): void {
    if (this.toolJson === '') {
      throw new TurnError('upstream-protocol', 'The upstream left a tool use without its end.');
    }
    this.endToolUse(events);
  }
}
