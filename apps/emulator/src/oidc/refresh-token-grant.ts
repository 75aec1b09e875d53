import { type Account } from '../accounts/account.js';
import { type EmulatorState } from '../emulator-state.js';
import { type Call } from '../server/call.js';
import { authenticateClient } from './authenticate-client.js';
import { OidcError } from './oidc-error.js';
import { requireString } from './require-string.js';
import { tokenReply, type TokenReply } from './token-reply.js';

/** A refresh token works only with the client that obtained it (observed). */
export function refreshTokenGrant(state: EmulatorState, call: Call): TokenReply {
  const client = authenticateClient(state, call.input);
  const token = requireString(call.input, 'refreshToken');
  const account = state.accounts.findByRefreshToken(token);
  if (!account || account.clientId !== client.clientId) {
    throw new OidcError('invalid_grant', 'Invalid refresh token provided');
  }
  return tokenReply(state, account, nextRefreshToken(state, account, token));
}

function nextRefreshToken(state: EmulatorState, account: Account, token: string): string | undefined {
  const rotation = account.rotation ?? state.settings.rotation;
  if (rotation === 'absent') return undefined;
  if (rotation === 'same') return token;
  state.accounts.killRefreshToken(token);
  return state.accounts.issueRefreshToken(account);
}
