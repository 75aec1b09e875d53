import { type EmulatorState } from '../emulator-state.js';
import { type JsonObject } from '../server/json.js';
import { type ClientRegistration } from './client-registry.js';
import { OidcError } from './oidc-error.js';
import { requireString } from './require-string.js';

/** The registration behind `clientId` and `clientSecret`. An expired one is `invalid_client`, like a wrong one. */
export function authenticateClient(state: EmulatorState, input: JsonObject): ClientRegistration {
  const clientId = requireString(input, 'clientId');
  const clientSecret = requireString(input, 'clientSecret');
  const registration = state.clients.find(clientId, clientSecret, state.now() / 1000);
  if (!registration) throw new OidcError('invalid_client', 'Client is not known or has expired');
  return registration;
}
