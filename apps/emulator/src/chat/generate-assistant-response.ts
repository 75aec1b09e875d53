import { type AccountCounters } from '../accounts/account.js';
import { type EmulatorState } from '../emulator-state.js';
import { type AuthenticatedCall } from '../server/call.js';
import { defaultAnswer } from './answer/default-answer.js';
import { createTurn } from './create-turn.js';
import { openStream } from './stream/open-stream.js';
import { type StreamOutcome, writeSteps } from './stream/write-steps.js';
import { validateChatRequest } from './validation/validate-chat-request.js';

/**
 * Answers one chat call with an event stream; throws what is refused before the stream begins.
 * `signal` is aborted when the client leaves.
 */
export async function generateAssistantResponse(
  state: EmulatorState,
  call: AuthenticatedCall,
  signal: AbortSignal,
): Promise<void> {
  const { counters } = call.account;
  counters.chatRequests += 1;
  counters.chatActive += 1;
  counters.chatMaxActive = Math.max(counters.chatMaxActive, counters.chatActive);
  try {
    call.record.outcome = await answer(state, call, signal);
    counters[OUTCOME_COUNTERS[call.record.outcome]] += 1;
  } catch (error) {
    counters.chatRefused += 1;
    throw error;
  } finally {
    counters.chatActive -= 1;
  }
}

const OUTCOME_COUNTERS = {
  completed: 'chatCompleted',
  broken: 'chatBroken',
  aborted: 'chatAborted',
} as const satisfies Record<StreamOutcome, keyof AccountCounters>;

function answer(state: EmulatorState, call: AuthenticatedCall, signal: AbortSignal): Promise<StreamOutcome> {
  const turn = createTurn(validateChatRequest(call.input), state.settings);
  call.account.usage += 1;
  call.record.scenario = 'default';
  const steps = openStream(call, turn, defaultAnswer(turn));
  return writeSteps(steps, {
    response: call.response,
    signal,
    cut: turn.cut,
    random: turn.random,
    onWrite: (bytes) => {
      call.record.firstByteAt ??= state.now();
      call.record.bytesHandedOver += bytes;
    },
  });
}
