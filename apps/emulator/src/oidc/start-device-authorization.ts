import { type EmulatorState } from '../emulator-state.js';
import { type Call } from '../server/call.js';
import { authenticateClient } from './authenticate-client.js';
import { DEVICE_GRANT } from './client-registry.js';
import { OidcError } from './oidc-error.js';
import { requireString } from './require-string.js';

/** A login with this start URL is one with a Builder ID, every other one is with Identity Center (Q CLI). */
const BUILDER_ID_START_URL = 'https://view.awsapps.com/start';

export interface DeviceAuthorizationReply {
  deviceCode: string;
  userCode: string;
  verificationUri: string;
  verificationUriComplete: string;
  /** Seconds. */
  expiresIn: number;
  interval: number;
}

/** POST /device_authorization. */
export function startDeviceAuthorization(state: EmulatorState, call: Call): DeviceAuthorizationReply {
  const client = authenticateClient(state, call.input);
  if (!client.grantTypes.includes(DEVICE_GRANT)) {
    throw new OidcError('unauthorized_client', 'Client is not registered for the device flow');
  }
  const startUrl = requireString(call.input, 'startUrl');
  if (!URL.canParse(startUrl)) throw new OidcError('invalid_request', 'startUrl is not a URL');
  const { deviceCodeSeconds, deviceIntervalSeconds } = state.settings;
  const createdAt = state.now();
  const { deviceCode, login } = state.deviceLogins.create({
    clientId: client.clientId,
    startUrl,
    kind: startUrl.replace(/\/$/, '') === BUILDER_ID_START_URL ? 'builder-id' : 'identity-center',
    createdAt,
    expiresAt: createdAt + deviceCodeSeconds * 1000,
    interval: deviceIntervalSeconds,
  });
  const verificationUri = `http://${call.request.headers.host}/device`;
  return {
    deviceCode,
    userCode: login.userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${login.userCode}`,
    expiresIn: deviceCodeSeconds,
    interval: login.interval,
  };
}
