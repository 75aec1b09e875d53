import type { ChatFinishReason } from '@q2api/openai-types';
import type { StopReason } from '@q2api/turn';

const FINISH_REASONS = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool_calls',
  refusal: 'content_filter',
} as const satisfies Record<StopReason, ChatFinishReason>;

/** @param legacy the request used the deprecated `functions`, which have a finish reason of their own. */
export function toFinishReason(stopReason: StopReason, legacy: boolean): ChatFinishReason {
  return legacy && stopReason === 'tool_use' ? 'function_call' : FINISH_REASONS[stopReason];
}
