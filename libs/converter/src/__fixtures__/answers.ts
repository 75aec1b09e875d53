import type { TurnEvent, TurnUsage } from '@q2api/turn';

export const USAGE: TurnUsage = { inputTokens: 20, outputTokens: 7, source: 'measured' };

export function textTurn(...deltas: string[]): TurnEvent[] {
  return turn(...text(...deltas));
}

/** A turn of the given blocks; it stops for its tools when it has any. */
export function turn(...blocks: TurnEvent[]): TurnEvent[] {
  const calls = blocks.some((event) => event.type === 'tool-use-start');
  return [
    { type: 'turn-start' },
    ...blocks,
    { type: 'turn-end', stopReason: calls ? 'tool_use' : 'end_turn', usage: USAGE },
  ];
}

export function text(...deltas: string[]): TurnEvent[] {
  return [
    { type: 'text-start' },
    ...deltas.map((delta): TurnEvent => ({ type: 'text-delta', text: delta })),
    { type: 'text-end' },
  ];
}

export function thinking(
  thought: string | readonly string[],
  proof: { signature?: string; redacted?: string } = {},
): TurnEvent[] {
  const deltas = typeof thought === 'string' ? [thought] : thought;
  return [
    { type: 'thinking-start' },
    ...deltas.map((delta): TurnEvent => ({ type: 'thinking-delta', thinking: delta })),
    { type: 'thinking-end', ...proof },
  ];
}

export function toolUse(toolUseId: string, name: string, ...json: string[]): TurnEvent[] {
  return [
    { type: 'tool-use-start', toolUseId, name },
    ...json.map((partialJson): TurnEvent => ({ type: 'tool-use-delta', partialJson })),
    { type: 'tool-use-end' },
  ];
}
