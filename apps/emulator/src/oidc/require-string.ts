import { type JsonObject } from '../server/json.js';
import { OidcError } from './oidc-error.js';

/** A required string member of an OIDC request. */
export function requireString(input: JsonObject, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '') {
    throw new OidcError('invalid_request', `${name} is required and must be a string`);
  }
  return value;
}
