import { generateAssistantResponse } from '../chat/generate-assistant-response.js';
import { type EmulatorState } from '../emulator-state.js';
import { createToken } from '../oidc/create-token.js';
import { authenticate } from './authenticate.js';
import { type Call, type OperationName } from './call.js';
import { sendJson } from './send-json.js';

/** Serves one call; `signal` is aborted when the client leaves. */
type Serve = (state: EmulatorState, call: Call, signal: AbortSignal) => Promise<void> | void;

export const OPERATIONS: Partial<Record<OperationName, Serve>> = {
  GenerateAssistantResponse: chat,
  SendMessage: chat,
  CreateToken: json(createToken),
};

function chat(state: EmulatorState, call: Call, signal: AbortSignal): Promise<void> {
  return generateAssistantResponse(state, authenticate(state, call), signal);
}

function json<Reply extends object>(serve: (state: EmulatorState, call: Call) => Reply): Serve {
  return (state, call) => sendJson(call.response, call.record, { status: 200, body: serve(state, call) });
}
