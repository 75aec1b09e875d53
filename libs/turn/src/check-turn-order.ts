import { parseToolInput } from './collect-turn.js';
import type { TurnEvent } from './turn-event.js';

type BlockKind = 'text' | 'thinking' | 'tool-use';

/**
 * Throws an Error that names the first event (by index) that breaks the order promised by `TurnEvent`.
 * For tests and fixtures; the request path relies on the producers instead.
 */
export function checkTurnOrder(events: readonly TurnEvent[]): void {
  let open: BlockKind | undefined;
  let toolJson = '';

  events.forEach((event, index) => {
    const fail = (problem: string): never => {
      throw new Error(`event ${index} (${event.type}): ${problem}`);
    };
    if ((index === 0) !== (event.type === 'turn-start')) fail('turn-start must come first and once');
    if ((index === events.length - 1) !== (event.type === 'turn-end'))
      fail('turn-end must come last and once');
    if (event.type === 'turn-start') return;
    if (event.type === 'turn-end') {
      if (open !== undefined) fail(`the ${open} block is still open`);
      return;
    }

    const [kind, step] = splitEventType(event.type);
    if (step === 'start') {
      if (open !== undefined) fail(`the ${open} block is still open`);
      open = kind;
      toolJson = '';
      return;
    }
    if (open !== kind) fail(`no ${kind} block is open`);
    if (event.type === 'tool-use-delta') toolJson += event.partialJson;
    if (event.type === 'tool-use-end') parseToolInput(toolJson);
    if (step === 'end') open = undefined;
  });

  if (events.length === 0) throw new Error('a turn has at least turn-start and turn-end');
}

function splitEventType(
  type: Exclude<TurnEvent['type'], 'turn-start' | 'turn-end'>,
): [BlockKind, 'start' | 'delta' | 'end'] {
  const dash = type.lastIndexOf('-');
  return [type.slice(0, dash) as BlockKind, type.slice(dash + 1) as 'start' | 'delta' | 'end'];
}
