import { type EmulatorState } from '../emulator-state.js';
import { type Call } from '../server/call.js';
import { authenticateClient } from './authenticate-client.js';
import { DEVICE_GRANT } from './client-registry.js';
import { countPoll, type DeviceLogin } from './device-login.js';
import { OidcError } from './oidc-error.js';
import { requireString } from './require-string.js';
import { signIn, type TokenReply } from './token-reply.js';

/** One poll of a device login. */
export function deviceCodeGrant(state: EmulatorState, call: Call): TokenReply {
  const client = authenticateClient(state, call.input);
  if (!client.grantTypes.includes(DEVICE_GRANT)) throw new OidcError('unauthorized_client');
  const login = state.deviceLogins.findByDeviceCode(requireString(call.input, 'deviceCode'));
  if (!login || login.clientId !== client.clientId || login.status === 'claimed') {
    throw new OidcError('invalid_grant', 'Invalid device code provided');
  }
  const now = state.now();
  if (!countPoll(login, now)) throw new OidcError('slow_down');
  if (login.expiresAt <= now) throw new OidcError('expired_token');
  if (login.status === 'pending' && login.polls === state.settings.approveDeviceAtPoll) {
    login.status = 'approved';
  }
  return claim(state, call, login);
}

function claim(state: EmulatorState, call: Call, login: DeviceLogin): TokenReply {
  if (login.status === 'pending') throw new OidcError('authorization_pending');
  if (login.status === 'denied') throw new OidcError('access_denied');
  login.status = 'claimed';
  const reply = signIn(state, { clientId: login.clientId, kind: login.kind, accountId: login.accountId });
  login.accountId = reply.accountId;
  call.record.accountId = reply.accountId;
  return reply.tokens;
}
