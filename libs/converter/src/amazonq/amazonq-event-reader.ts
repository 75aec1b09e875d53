import type { Frame } from '@q2api/event-stream';
import { type StopReason, TurnError, type TurnEvent, type TurnUsage } from '@q2api/turn';
import { AnswerBlocks } from './answer-blocks.js';
import { finalStopReason, mapStopReason } from './map-stop-reason.js';
import { measureUsage, readTokenUsage } from './measure-usage.js';
import { brokenStream, type EventPayload, parseEventPayload } from './parse-event-payload.js';
import { parseStreamFailure } from './parse-upstream-failure.js';
import { RecentText } from './recent-text.js';
import { toTurnError } from './to-turn-error.js';
import type { ToolNames } from './tool-names.js';

export interface AmazonQEventReaderOptions {
  toolNames: ToolNames;
  /** Our estimate of the prompt, asked for only when the upstream does not count. */
  estimateInputTokens: () => number;
  /** Tokens of the model's context window. */
  contextWindow: number;
}

/**
 * Reads the frames of one answer. `push` the frames of each network read, then `end` at EOF, which is the upstream's
 * only end mark (AWS model codewhisperer-streaming 1.0.45). The events are the same however the frames are batched.
 */
export class AmazonQEventReader {
  /** Credits the answer cost, once the upstream has said so. */
  credits: number | undefined;
  /** The error that the next `push` or `end` will throw: events before it were still to be delivered. */
  failure: TurnError | undefined;

  private readonly blocks = new AnswerBlocks();
  private readonly recentText = new RecentText();
  private started = false;
  private heldText: string | undefined;
  private stopReason: StopReason | undefined;
  private tokenUsage: ReturnType<typeof readTokenUsage>;
  private contextUsagePercentage: number | undefined;
  private invalidState: string | undefined;

  constructor(private readonly options: AmazonQEventReaderOptions) {}

  /** Whether anything of the answer itself was seen: until then the turn can be tried elsewhere. */
  get hasContent(): boolean {
    return this.blocks.hasContent;
  }

  /**
   * @throws TurnError when the upstream reports a failure or breaks its protocol. Events that came before it in the same
   * batch are returned first; the error is then thrown by the next call and can be seen in `failure`.
   */
  push(frames: readonly Frame[]): TurnEvent[] {
    const events: TurnEvent[] = [];
    try {
      if (this.failure !== undefined) throw this.failure;
      for (const frame of frames) this.read(frame, events);
    } catch (error) {
      this.failure = asTurnError(error);
      if (events.length === 0) throw this.failure;
    }
    return events;
  }

  /** @throws TurnError when the answer is incomplete, or the upstream reported a failure. */
  end(): TurnEvent[] {
    if (this.failure !== undefined) throw this.failure;
    const events: TurnEvent[] = [];
    this.releaseHeldText(events);
    if (this.blocks.openToolUseId !== undefined) {
      throw new TurnError('upstream-protocol', 'The answer ended inside a tool use.');
    }
    this.refuseEmptyAnswer();
    this.blocks.close(events);
    const stopReason = finalStopReason(this.namedStopReason(), this.blocks.completedToolUses > 0);
    events.push({ type: 'turn-end', stopReason, usage: this.usageSoFar() });
    return events;
  }

  /** Usage as far as it is known; for a turn that is ended before the upstream ends it, an estimate. */
  usageSoFar(): TurnUsage {
    return measureUsage({
      tokenUsage: this.tokenUsage,
      contextUsagePercentage: this.contextUsagePercentage,
      contextWindow: this.options.contextWindow,
      estimateInputTokens: this.options.estimateInputTokens,
      estimatedOutputTokens: this.blocks.outputTokens,
    });
  }

  private read(frame: Frame, events: TurnEvent[]): void {
    const { messageType, name } = frame;
    if (messageType !== 'event' || name === 'error') throw readFailure(frame);
    if (!this.started) this.start(frame, events);
    if (this.heldText !== undefined) this.settleHeldText(name, events);
    switch (name) {
      case 'assistantResponseEvent':
        return this.readText(parseEventPayload<'assistantResponseEvent'>(frame), events);
      case 'toolUseEvent':
        return this.readToolUse(parseEventPayload<'toolUseEvent'>(frame), events);
      case 'reasoningContentEvent':
        return this.readReasoning(parseEventPayload<'reasoningContentEvent'>(frame), events);
      case 'metadataEvent':
        return this.readMetadata(parseEventPayload<'metadataEvent'>(frame));
      case 'contextUsageEvent':
        this.contextUsagePercentage =
          readNumber(parseEventPayload<'contextUsageEvent'>(frame).contextUsagePercentage) ??
          this.contextUsagePercentage;
        return;
      case 'meteringEvent':
        this.credits = readNumber(parseEventPayload<'meteringEvent'>(frame).usage) ?? this.credits;
        return;
      case 'invalidStateEvent':
        this.invalidState = parseEventPayload<'invalidStateEvent'>(frame).message;
        return;
      // Every other event says nothing about the answer: follow-up prompts, citations, code references, new kinds.
    }
  }

  private start(frame: Frame, events: TurnEvent[]): void {
    this.started = true;
    const namesConversation = frame.name === 'initial-response' || frame.name === 'messageMetadataEvent';
    const conversationId = namesConversation
      ? parseEventPayload<'initial-response'>(frame).conversationId
      : undefined;
    events.push({ type: 'turn-start', ...(typeof conversationId === 'string' && { conversationId }) });
  }

  /**
   * A text that a code reference follows at once repeats licensed text and is not part of the answer (Q CLI). Waiting
   * for the next event after every text would delay each of them, so only a text that does repeat what came before waits.
   */
  private readText({ content }: EventPayload<'assistantResponseEvent'>, events: TurnEvent[]): void {
    if (typeof content !== 'string' || content === '') return;
    if (this.recentText.endsWith(content)) this.heldText = content;
    else this.writeText(content, events);
  }

  private settleHeldText(nextEvent: string, events: TurnEvent[]): void {
    if (nextEvent === 'codeReferenceEvent') this.heldText = undefined;
    else this.releaseHeldText(events);
  }

  private releaseHeldText(events: TurnEvent[]): void {
    const text = this.heldText;
    if (text === undefined) return;
    this.heldText = undefined;
    this.writeText(text, events);
  }

  private writeText(text: string, events: TurnEvent[]): void {
    this.recentText.append(text);
    this.blocks.text(text, events);
  }

  private readReasoning(payload: EventPayload<'reasoningContentEvent'>, events: TurnEvent[]): void {
    const { text, signature, redactedContent } = payload;
    if (typeof text === 'string' && text !== '') this.blocks.thinking(text, events);
    if (typeof signature === 'string' && signature !== '') this.blocks.signature(signature, events);
    if (typeof redactedContent === 'string' && redactedContent !== '') {
      this.blocks.redactedThinking(redactedContent, events);
    }
  }

  private readToolUse(payload: EventPayload<'toolUseEvent'>, events: TurnEvent[]): void {
    const { name, input, stop } = payload;
    const id = payload.toolUseId ?? this.blocks.openToolUseId;
    if (typeof id !== 'string' || id === '') throw brokenStream('a tool use without an id');
    // An event after the end of its own tool use was seen to repeat the stop; it must bring nothing new.
    if (this.blocks.hasFinished(id)) {
      if (input === undefined || input === '') return;
      throw brokenStream('tool input after the end of its tool use');
    }
    if (id !== this.blocks.openToolUseId) this.beginToolUse(id, name, events);
    const partialJson = typeof input === 'object' && input !== null ? JSON.stringify(input) : input;
    if (typeof partialJson === 'string' && partialJson !== '') this.blocks.toolInput(partialJson, events);
    if (stop === true) this.blocks.endToolUse(events);
  }

  private beginToolUse(id: string, name: string | undefined, events: TurnEvent[]): void {
    if (typeof name !== 'string' || name === '') throw brokenStream('a tool use without a name');
    this.blocks.beginToolUse(id, this.options.toolNames.toClient(name), events);
  }

  private readMetadata({ tokenUsage, stopReason }: EventPayload<'metadataEvent'>): void {
    this.tokenUsage = readTokenUsage(tokenUsage) ?? this.tokenUsage;
    this.contextUsagePercentage =
      readNumber(tokenUsage?.contextUsagePercentage) ?? this.contextUsagePercentage;
    if (typeof stopReason === 'string') this.stopReason = mapStopReason(stopReason);
  }

  /** A context that is full ended the answer when the upstream gives no reason of its own (observed). */
  private namedStopReason(): StopReason | undefined {
    if (this.stopReason !== undefined || this.blocks.completedToolUses > 0) return this.stopReason;
    return (this.contextUsagePercentage ?? 0) >= 100 ? 'model_context_window_exceeded' : undefined;
  }

  /** The service was seen to end a 200 without any content; nothing was delivered, so another attempt may follow. */
  private refuseEmptyAnswer(): void {
    const isExplained = this.namedStopReason() !== undefined && this.namedStopReason() !== 'end_turn';
    if (this.started && (this.hasContent || isExplained)) return;
    const why = this.invalidState === undefined ? '' : ` It said: ${this.invalidState}`;
    throw new TurnError('upstream-unavailable', `The upstream ended its answer without any content.${why}`);
  }
}

function readFailure(frame: Frame): TurnError {
  const errorMessage = frame.headers.get(':error-message')?.value;
  const detail = typeof errorMessage === 'string' ? errorMessage : undefined;
  return toTurnError(parseStreamFailure(frame.name, frame.payload.toString(), detail));
}

function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function asTurnError(error: unknown): TurnError {
  if (error instanceof TurnError) return error;
  return new TurnError('upstream-protocol', 'The upstream sent a frame that cannot be read.', {
    cause: error,
  });
}
