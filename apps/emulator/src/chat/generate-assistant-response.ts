import { setTimeout } from 'node:timers/promises';
import { type AccountCounters } from '../accounts/account.js';
import { type EmulatorState } from '../emulator-state.js';
import { applyFault } from '../faults/apply-fault.js';
import { countUsage } from '../management/count-usage.js';
import { type AuthenticatedCall } from '../server/call.js';
import { type ChatOperation } from '../server/operation-name.js';
import { chooseAnswer } from './choose-answer.js';
import { createTurn } from './create-turn.js';
import { findMarkers } from './markers/find-markers.js';
import { parseMarkerBody } from './markers/parse-markers.js';
import { openStream } from './stream/open-stream.js';
import { type StreamOutcome, writeSteps } from './stream/write-steps.js';
import { validateChatRequest } from './validation/validate-chat-request.js';

export type ChatCall = AuthenticatedCall & { readonly operation: ChatOperation };

const OUTCOME_COUNTERS = {
  completed: 'chatCompleted',
  broken: 'chatBroken',
  aborted: 'chatAborted',
} as const satisfies Record<StreamOutcome, keyof AccountCounters>;

/**
 * Answers one chat call with an event stream; throws what is refused before the stream begins.
 * `signal` is aborted when the client leaves.
 */
export async function generateAssistantResponse(
  state: EmulatorState,
  call: ChatCall,
  signal: AbortSignal,
): Promise<void> {
  const { counters } = call.account;
  counters.chatRequests += 1;
  counters.chatActive += 1;
  counters.chatMaxActive = Math.max(counters.chatMaxActive, counters.chatActive);
  try {
    const outcome = await answer(state, call, signal);
    if (outcome !== 'aborted') call.record.outcome = outcome;
    counters[OUTCOME_COUNTERS[outcome]] += 1;
  } catch (failure) {
    counters[signal.aborted ? 'chatAborted' : 'chatRefused'] += 1;
    throw failure;
  } finally {
    counters.chatActive -= 1;
  }
}

async function answer(state: EmulatorState, call: ChatCall, signal: AbortSignal): Promise<StreamOutcome> {
  const fault = await applyFault(state, call, signal);
  const valid = validateChatRequest(call.operation, call.input, call.account);
  const { markers, round } = fault?.scenario
    ? { markers: [parseMarkerBody(fault.scenario)], round: 0 }
    : findMarkers(valid.request.conversationState);
  const turn = createTurn(valid, round, state.settings);
  const chosen = chooseAnswer(turn, markers);
  call.record.scenario = chosen.name;
  countUsage(call.account, state.settings);
  if (turn.headersDelayMs > 0) await setTimeout(turn.headersDelayMs, undefined, { signal });
  return writeSteps(openStream(call, turn, chosen.start()), {
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
