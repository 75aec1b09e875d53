import type { JsonObject } from './json.js';
import type { StopReason, TurnEvent, TurnUsage } from './turn-event.js';
import { TurnError } from './turn-error.js';
import type { Turn, TurnBlock } from './turn.js';

/** Folds the events of one turn into the whole answer. Events may be pushed in batches of any size. */
export class TurnCollector {
  private conversationId: string | undefined;
  private readonly content: TurnBlock[] = [];
  private readonly parts: string[] = [];
  private openTool: { toolUseId: string; name: string } | undefined;
  private ending: { stopReason: StopReason; stopSequence?: string; usage: TurnUsage } | undefined;

  push(events: readonly TurnEvent[]): void {
    for (const event of events) this.pushOne(event);
  }

  /** @throws TurnError `upstream-protocol` when no `turn-end` was seen. */
  end(): Turn {
    if (this.ending === undefined) {
      throw new TurnError('upstream-protocol', 'The answer ended before it was complete.');
    }
    return {
      ...(this.conversationId !== undefined && { conversationId: this.conversationId }),
      content: this.content,
      ...this.ending,
    };
  }

  private pushOne(event: TurnEvent): void {
    switch (event.type) {
      case 'turn-start':
        this.conversationId = event.conversationId;
        return;
      case 'text-delta':
        this.parts.push(event.text);
        return;
      case 'thinking-delta':
        this.parts.push(event.thinking);
        return;
      case 'tool-use-delta':
        this.parts.push(event.partialJson);
        return;
      case 'tool-use-start':
        this.openTool = { toolUseId: event.toolUseId, name: event.name };
        return;
      case 'text-end':
        this.content.push({ type: 'text', text: this.takeParts() });
        return;
      case 'thinking-end': {
        const { signature, redacted } = event;
        this.content.push({
          type: 'thinking',
          thinking: this.takeParts(),
          ...(signature !== undefined && { signature }),
          ...(redacted !== undefined && { redacted }),
        });
        return;
      }
      case 'tool-use-end':
        this.pushToolUse();
        return;
      case 'turn-end': {
        const { stopReason, stopSequence, usage } = event;
        this.ending = { stopReason, ...(stopSequence !== undefined && { stopSequence }), usage };
        return;
      }
      case 'text-start':
      case 'thinking-start':
        return;
    }
  }

  private pushToolUse(): void {
    if (this.openTool === undefined) throw new TurnError('internal', 'A tool use ended that never began.');
    const json = this.takeParts();
    this.content.push({ type: 'tool-use', ...this.openTool, input: parseToolInput(json) });
    this.openTool = undefined;
  }

  private takeParts(): string {
    const text = this.parts.join('');
    this.parts.length = 0;
    return text;
  }
}

/** Folds a whole turn at once. @throws TurnError `upstream-protocol` when it is incomplete. */
export function collectTurn(events: readonly TurnEvent[]): Turn {
  const collector = new TurnCollector();
  collector.push(events);
  return collector.end();
}

/**
 * Parses the concatenated JSON of a tool use; no text at all means no arguments (upstream-protocol: empty input is `{}`).
 * @throws TurnError `upstream-protocol` when it is not a JSON object.
 */
export function parseToolInput(json: string): JsonObject {
  if (json === '') return {};
  try {
    const input: unknown = JSON.parse(json);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as JsonObject;
  } catch {
    // Reported below, the same way as JSON of another shape.
  }
  throw new TurnError('upstream-protocol', 'The model wrote a tool input that is not a JSON object.');
}
