/**
 * One answer as it arrives. Order, checked by `checkTurnOrder`: one `turn-start` first, one `turn-end` last,
 * one block open at a time, no delta outside its block, tool JSON complete at its end. Errors are thrown.
 */
export type TurnEvent =
  | { type: 'turn-start'; conversationId?: string }
  | { type: 'text-start' }
  | { type: 'text-delta'; text: string }
  | { type: 'text-end' }
  | { type: 'thinking-start' }
  | { type: 'thinking-delta'; thinking: string }
  | { type: 'thinking-end'; signature?: string; redacted?: string }
  | { type: 'tool-use-start'; toolUseId: string; name: string }
  | { type: 'tool-use-delta'; partialJson: string }
  | { type: 'tool-use-end' }
  | { type: 'turn-end'; stopReason: StopReason; stopSequence?: string; usage: TurnUsage };

export type StopReason =
  'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use' | 'refusal' | 'model_context_window_exceeded';

/** Tokens of one turn, cumulative. The prompt is the sum of the three input figures. */
export interface TurnUsage {
  /** Tokens of the prompt that were neither read from nor written to a cache. */
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens?: number;
  cacheWriteTokens?: number;
  /** `measured` by the upstream, derived from its `context` percentage, or `estimated` here. */
  source: 'measured' | 'context' | 'estimated';
}
