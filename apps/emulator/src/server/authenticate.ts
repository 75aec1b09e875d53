import { type EmulatorState } from '../emulator-state.js';
import { type AuthenticatedCall, type Call } from './call.js';
import { bearerInvalid } from './service-error.js';

/** Attaches the account of the bearer token. Throws the service's 403 for an unknown or expired token. */
export function authenticate(state: EmulatorState, call: Call): AuthenticatedCall {
  const [scheme, token] = (call.request.headers.authorization ?? '').split(' ');
  const account =
    scheme?.toLowerCase() === 'bearer' && token ? state.accounts.findByAccessToken(token) : undefined;
  if (!account) throw bearerInvalid();
  call.record.accountId = account.id;
  return { ...call, account };
}
