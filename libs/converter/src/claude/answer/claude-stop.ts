import type { ClaudeMessageDelta } from '@q2api/claude-types';
import type { StopReason } from '@q2api/turn';

/** Why the answer ended, in the fields that a message and the end of a stream share. */
export function toStop(stopReason: StopReason, stopSequence: string | undefined): ClaudeMessageDelta {
  return {
    container: null,
    stop_reason: stopReason,
    stop_sequence: stopSequence ?? null,
    stop_details: stopReason === 'refusal' ? { type: 'refusal', category: null, explanation: null } : null,
  };
}
