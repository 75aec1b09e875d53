import { type EmulatorState } from '../emulator-state.js';
import { type Call } from '../server/call.js';
import { authenticateClient } from './authenticate-client.js';
import { codeChallengeOf } from './authorization-code.js';
import { OidcError } from './oidc-error.js';
import { requireString } from './require-string.js';
import { signIn, type TokenReply } from './token-reply.js';

/** The end of the authorization code flow with PKCE. */
export function authorizationCodeGrant(state: EmulatorState, call: Call): TokenReply {
  const client = authenticateClient(state, call.input);
  const redirectUri = requireString(call.input, 'redirectUri');
  const codeVerifier = requireString(call.input, 'codeVerifier');
  const code = state.authorizationCodes.redeem(requireString(call.input, 'code'), state.now());
  const isValid =
    code?.clientId === client.clientId &&
    code.redirectUri === redirectUri &&
    code.codeChallenge === codeChallengeOf(codeVerifier);
  if (!isValid) throw new OidcError('invalid_grant', 'Invalid authorization code provided');
  const reply = signIn(state, { clientId: client.clientId, kind: 'builder-id' });
  call.record.accountId = reply.accountId;
  return reply.tokens;
}
