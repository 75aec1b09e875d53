import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Account } from '../accounts/account.js';
import { type RequestRecord } from '../recording/request-record.js';
import { type JsonObject } from './json.js';
import { type OperationName, type WireForm } from './operation-name.js';

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
