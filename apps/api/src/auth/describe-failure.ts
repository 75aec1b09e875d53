import { OutboundError } from '../outbound/outbound-error.js';
import { OidcError } from './oidc-error.js';

/** Why a call of the sign-in service failed, for the operator. Holds no secret. */
export function describeFailure(error: unknown): string {
  if (error instanceof OidcError) return error.message;
  if (error instanceof OutboundError) return `the sign-in service could not be reached: ${error.message}`;
  return 'the gateway could not handle the answer of the sign-in service';
}
