import type { TurnEvent } from './turn-event.js';
import type { TurnStage, UsageSoFar } from './turn-stage.js';

/** Keeps the first tool use and ends the turn when a second one starts (`disable_parallel_tool_use`, `parallel_tool_calls: false`). */
export class SingleToolUseStage implements TurnStage {
  private started = false;

  constructor(private readonly usageSoFar: UsageSoFar) {}

  push(events: readonly TurnEvent[]): TurnEvent[] {
    const output: TurnEvent[] = [];
    for (const event of events) {
      if (event.type === 'tool-use-start') {
        if (this.started) {
          output.push({ type: 'turn-end', stopReason: 'tool_use', usage: this.usageSoFar() });
          break;
        }
        this.started = true;
      }
      output.push(event);
    }
    return output;
  }
}
