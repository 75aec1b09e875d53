import { type OperationName } from '../server/operation-name.js';
import { type JsonObject } from '../server/json.js';

const SECRETS = ['clientSecret', 'refreshToken', 'accessToken', 'deviceCode', 'code', 'codeVerifier'];
const SECRET_OPERATIONS: OperationName[] = ['StartDeviceAuthorization', 'CreateToken'];

/** The body as it may be shown: secrets are replaced, so that a test still sees that they were there. */
export function publicBody(operation: OperationName, input: JsonObject): JsonObject {
  if (!SECRET_OPERATIONS.includes(operation)) return input;
  const shown = { ...input };
  for (const name of SECRETS) if (name in shown) shown[name] = '[secret]';
  return shown;
}
