import { type EmulatorState } from '../emulator-state.js';
import { type Call } from '../server/call.js';
import { OidcError } from './oidc-error.js';
import { refreshTokenGrant } from './refresh-token-grant.js';
import { type TokenReply } from './token-reply.js';

/** POST /token: the three grants of SSO OIDC. */
export function createToken(state: EmulatorState, call: Call): TokenReply {
  switch (call.input['grantType']) {
    case 'refresh_token':
      return refreshTokenGrant(state, call);
    default:
      throw new OidcError('unsupported_grant_type');
  }
}
