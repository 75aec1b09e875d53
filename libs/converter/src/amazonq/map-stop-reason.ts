import { type StopReason, TurnError } from '@q2api/turn';

/** `metadataEvent.stopReason` in upper case (observed; the set of Bedrock's Converse API). */
const STOP_REASONS: Readonly<Record<string, StopReason>> = {
  END_TURN: 'end_turn',
  // Stop sequences are never sent upstream, so one that stopped the model is its own business.
  STOP_SEQUENCE: 'end_turn',
  // Decided by the tool uses that were completed, not by this word.
  TOOL_USE: 'end_turn',
  MAX_TOKENS: 'max_tokens',
  MODEL_CONTEXT_WINDOW_EXCEEDED: 'model_context_window_exceeded',
  CONTENT_FILTERED: 'refusal',
  GUARDRAIL_INTERVENED: 'refusal',
};

/**
 * The stop reason that the upstream names, in any case; an unknown one is an ordinary end.
 * @throws TurnError `upstream-protocol` for MALFORMED_TOOL_USE and MALFORMED_MODEL_OUTPUT: the answer is unusable
 */
export function mapStopReason(stopReason: string): StopReason {
  const name = stopReason.toUpperCase();
  if (name.startsWith('MALFORMED_')) {
    throw new TurnError('upstream-protocol', `The model's answer was malformed (${name}).`);
  }
  return STOP_REASONS[name] ?? 'end_turn';
}

/** Completed tool uses are what the turn ended for, unless the answer was cut short. */
export function finalStopReason(named: StopReason | undefined, usedTools: boolean): StopReason {
  if (named !== undefined && named !== 'end_turn') return named;
  return usedTools ? 'tool_use' : 'end_turn';
}
