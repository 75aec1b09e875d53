import { type EmulatorState } from '../emulator-state.js';
import { type Call } from '../server/call.js';
import { type JsonObject } from '../server/json.js';
import { AUTHORIZATION_CODE_GRANT, DEVICE_GRANT, REFRESH_GRANT } from './client-registry.js';
import { OidcError } from './oidc-error.js';
import { requireString } from './require-string.js';

const GRANT_TYPES = [DEVICE_GRANT, REFRESH_GRANT, AUTHORIZATION_CODE_GRANT];
/** Scopes of CodeWhisperer clients, and those of AWS's own SSO clients. */
const SCOPE = /^(codewhisperer:[a-z_]+|sso:account:access|openid|aws)$/;

export interface RegisterClientReply {
  clientId: string;
  clientSecret: string;
  /** Seconds since the epoch. */
  clientIdIssuedAt: number;
  clientSecretExpiresAt: number;
}

/** POST /client/register. */
export function registerClient(state: EmulatorState, { input }: Call): RegisterClientReply {
  requireString(input, 'clientName');
  if (requireString(input, 'clientType') !== 'public') {
    throw new OidcError('invalid_client_metadata', 'clientType must be public');
  }
  for (const scope of strings(input, 'scopes')) {
    if (!SCOPE.test(scope)) throw new OidcError('invalid_scope', `Unknown scope ${scope}`);
  }
  const grantTypes = 'grantTypes' in input ? strings(input, 'grantTypes') : [DEVICE_GRANT, REFRESH_GRANT];
  for (const grantType of grantTypes) {
    if (!GRANT_TYPES.includes(grantType)) throw new OidcError('unsupported_grant_type', grantType);
  }
  const issuedAt = Math.floor(state.now() / 1000);
  const registration = state.clients.register({
    issuedAt,
    expiresAt: issuedAt + state.settings.registrationSeconds,
    grantTypes,
    redirectUris: redirectUris(input, grantTypes),
  });
  return {
    clientId: registration.clientId,
    clientSecret: registration.clientSecret,
    clientIdIssuedAt: issuedAt,
    clientSecretExpiresAt: registration.expiresAt,
  };
}

/** A public client gets its code at a loopback address. */
function redirectUris(input: JsonObject, grantTypes: string[]): string[] {
  const uris = strings(input, 'redirectUris');
  if (grantTypes.includes(AUTHORIZATION_CODE_GRANT) && uris.length === 0) {
    throw new OidcError('invalid_redirect_uri', 'redirectUris is required');
  }
  for (const uri of uris) {
    if (!/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\//.test(uri)) {
      throw new OidcError('invalid_redirect_uri', uri);
    }
  }
  return uris;
}

function strings(input: JsonObject, name: string): string[] {
  const value = input[name] ?? [];
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
    throw new OidcError('invalid_request', `${name} must be a list of strings`);
  }
  return value;
}
