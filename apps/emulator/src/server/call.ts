import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Account } from '../accounts/account.js';
import { type RequestRecord } from '../recording/request-record.js';
import { type JsonObject } from './json.js';

/** The two wire protocols of the service: one path with `x-amz-target`, or a path per operation. */
export type WireForm = 'awsJson' | 'rest';

export type ChatOperation = 'GenerateAssistantResponse' | 'SendMessage';
export type ManagementOperation =
  'ListAvailableModels' | 'ListAvailableProfiles' | 'GetProfile' | 'GetUsageLimits';
export type OidcOperation = 'RegisterClient' | 'StartDeviceAuthorization' | 'CreateToken' | 'Authorize';
export type OperationName = ChatOperation | ManagementOperation | OidcOperation;

const OIDC_OPERATIONS: OperationName[] = [
  'RegisterClient',
  'StartDeviceAuthorization',
  'CreateToken',
  'Authorize',
];

export function isOidcOperation(operation: OperationName): operation is OidcOperation {
  return OIDC_OPERATIONS.includes(operation);
}

/** One request being served. */
export interface Call {
  readonly operation: OperationName;
  readonly form: WireForm;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly record: RequestRecord;
  readonly query: URLSearchParams;
  /** The JSON body, still unchecked. */
  readonly input: JsonObject;
}

/** A call whose bearer token belongs to an account. */
export interface AuthenticatedCall extends Call {
  readonly account: Account;
}
