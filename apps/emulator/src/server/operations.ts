import { generateAssistantResponse } from '../chat/generate-assistant-response.js';
import { type EmulatorState } from '../emulator-state.js';
import { applyFault } from '../faults/apply-fault.js';
import { getUsageLimits } from '../management/get-usage-limits.js';
import { listAvailableModels } from '../management/list-available-models.js';
import { getProfile, listAvailableProfiles } from '../management/profiles.js';
import { authorize } from '../oidc/authorize.js';
import { createToken } from '../oidc/create-token.js';
import { registerClient } from '../oidc/register-client.js';
import { startDeviceAuthorization } from '../oidc/start-device-authorization.js';
import { authenticate } from './authenticate.js';
import { type AuthenticatedCall, type Call } from './call.js';
import { type ChatOperation, type OperationName } from './operation-name.js';
import { CONTENT_TYPES } from './content-types.js';
import { sendJson, sendText } from './send-json.js';

/** Serves one call; rejects with what goes wrong. `signal` is aborted when the client leaves. */
type Serve = (state: EmulatorState, call: Call, signal: AbortSignal) => Promise<void>;

export const OPERATIONS: Record<OperationName, Serve> = {
  GenerateAssistantResponse: chat('GenerateAssistantResponse'),
  SendMessage: chat('SendMessage'),
  ListAvailableModels: management(listAvailableModels),
  ListAvailableProfiles: management(listAvailableProfiles),
  GetProfile: management(getProfile),
  GetUsageLimits: management(getUsageLimits),
  RegisterClient: oidc(registerClient),
  StartDeviceAuthorization: oidc(startDeviceAuthorization),
  CreateToken: countingRefreshes(oidc(createToken)),
  Authorize: async (state, call) => {
    const location = authorize(state, call);
    sendText(call.response, call.record, { status: 302, headers: { location }, body: '' });
  },
};

function chat(operation: ChatOperation): Serve {
  return (state, call, signal) =>
    generateAssistantResponse(state, { ...authenticate(state, call), operation }, signal);
}

function management(serve: (state: EmulatorState, call: AuthenticatedCall) => object): Serve {
  return async (state, call, signal) => {
    const authenticated = authenticate(state, call);
    await applyFault(state, authenticated, signal);
    const headers = { 'content-type': CONTENT_TYPES[call.form] };
    sendJson(call.response, call.record, { status: 200, headers, body: serve(state, authenticated) });
  };
}

function oidc(serve: (state: EmulatorState, call: Call) => object): Serve {
  return async (state, call, signal) => {
    await applyFault(state, call, signal);
    sendJson(call.response, call.record, { status: 200, body: serve(state, call) });
  };
}

/** Knows before anything can fail whose refresh token it is, and counts how it went. */
function countingRefreshes(serve: Serve): Serve {
  return async (state, call, signal) => {
    const { refreshToken } = call.input;
    const owner = typeof refreshToken === 'string' ? state.accounts.findOwner(refreshToken) : undefined;
    call.record.accountId = owner?.id;
    try {
      await serve(state, call, signal);
      if (owner) owner.counters.refreshes += 1;
    } catch (failure) {
      if (owner) owner.counters.refreshesRefused += 1;
      throw failure;
    }
  };
}
