import { type EmulatorState } from '../emulator-state.js';
import { type Call } from '../server/call.js';
import { authorizationCodeGrant } from './authorization-code-grant.js';
import { AUTHORIZATION_CODE_GRANT, DEVICE_GRANT, REFRESH_GRANT } from './client-registry.js';
import { deviceCodeGrant } from './device-code-grant.js';
import { OidcError } from './oidc-error.js';
import { refreshTokenGrant } from './refresh-token-grant.js';
import { requireString } from './require-string.js';
import { type TokenReply } from './token-reply.js';

/** POST /token: the three grants of SSO OIDC. */
export function createToken(state: EmulatorState, call: Call): TokenReply {
  switch (requireString(call.input, 'grantType')) {
    case DEVICE_GRANT:
      return deviceCodeGrant(state, call);
    case REFRESH_GRANT:
      return refreshTokenGrant(state, call);
    case AUTHORIZATION_CODE_GRANT:
      return authorizationCodeGrant(state, call);
    default:
      throw new OidcError('unsupported_grant_type');
  }
}
