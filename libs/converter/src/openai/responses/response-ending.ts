import type { ResponseObject } from '@q2api/openai-types';
import type { StopReason } from '@q2api/turn';

type Ending = Pick<ResponseObject, 'status' | 'incomplete_details'>;

const COMPLETED: Ending = { status: 'completed', incomplete_details: null };
const CUT: Ending = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };
const FILTERED: Ending = { status: 'incomplete', incomplete_details: { reason: 'content_filter' } };

const ENDINGS = {
  end_turn: COMPLETED,
  stop_sequence: COMPLETED,
  tool_use: COMPLETED,
  max_tokens: CUT,
  model_context_window_exceeded: CUT,
  refusal: FILTERED,
} satisfies Record<StopReason, Ending>;

/** How a response says why its answer ended. */
export function toEnding(stopReason: StopReason): Ending {
  return ENDINGS[stopReason];
}
