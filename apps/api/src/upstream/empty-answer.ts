import { estimateTurnTokens } from '@q2api/converter';
import type { TurnEvent, TurnRequest } from '@q2api/turn';
import type { TurnAnswer } from './turn-stream.js';

/** The answer to a request that allows no tokens (Anthropic API: it only warms the cache): nothing, without the upstream. */
export function emptyAnswer(turn: TurnRequest, modelId: string): TurnAnswer {
  const inputTokens = estimateTurnTokens(turn);
  const usage = { inputTokens, outputTokens: 0, source: 'estimated' } as const;
  const events: TurnEvent[] = [{ type: 'turn-start' }, { type: 'turn-end', stopReason: 'max_tokens', usage }];
  return {
    served: { modelId, repairs: [], roughInputTokens: inputTokens },
    forEachBatch: async (onEvents) => void (await onEvents(events)),
  };
}
