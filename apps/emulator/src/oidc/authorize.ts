import { type EmulatorState } from '../emulator-state.js';
import { type Call } from '../server/call.js';
import { AUTHORIZATION_CODE_GRANT, type ClientRegistration } from './client-registry.js';
import { OidcError } from './oidc-error.js';

/**
 * GET /authorize: a person would sign in here; the emulator agrees at once (or refuses, with the setting
 * `authorizeAnswer`) and sends the browser back. Returns the address to go to. The parameter for the scopes is
 * `scopes`, not OAuth's `scope` (Q CLI).
 */
export function authorize(state: EmulatorState, { query }: Call): string {
  const clientId = required(query, 'client_id');
  const redirectUri = required(query, 'redirect_uri');
  const client = state.clients.findById(clientId, state.now() / 1000);
  if (!client) throw new OidcError('invalid_client');
  if (!isRegistered(client, redirectUri)) throw new OidcError('invalid_redirect_uri', redirectUri);
  const back = new URL(redirectUri);
  back.searchParams.set('state', required(query, 'state'));
  const refusal = refusalOf(state, client, query);
  if (refusal) {
    back.searchParams.set('error', refusal);
  } else {
    const codeChallenge = required(query, 'code_challenge');
    const code = state.authorizationCodes.issue({ clientId, redirectUri, codeChallenge }, state.now());
    back.searchParams.set('code', code);
  }
  return back.href;
}

function refusalOf(state: EmulatorState, client: ClientRegistration, query: URLSearchParams) {
  if (!client.grantTypes.includes(AUTHORIZATION_CODE_GRANT)) return 'unauthorized_client';
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  if (query.get('code_challenge_method') !== 'S256') return 'invalid_request';
  if (!query.get('code_challenge') || !query.get('scopes')) return 'invalid_request';
  return state.settings.authorizeAnswer === 'deny' ? 'access_denied' : undefined;
}

/** A loopback address counts with any port (AWS language servers; RFC 8252 §7.3). */
function isRegistered(client: ClientRegistration, redirectUri: string): boolean {
  return client.redirectUris.some((uri) => withoutPort(uri) === withoutPort(redirectUri));
}

function withoutPort(uri: string): string {
  return uri.replace(/^(https?:\/\/[^/:]+|https?:\/\/\[[^\]]+\]):\d+/, '$1');
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (!value) throw new OidcError('invalid_request', `${name} is required`);
  return value;
}
