import { type ServerResponse } from 'node:http';
import { OidcError } from '../oidc/oidc-error.js';
import { type RequestRecord } from '../recording/request-record.js';
import { type WireForm } from './operation-name.js';
import { CONTENT_TYPES } from './content-types.js';
import { sendJson, sendText } from './send-json.js';
import { ConnectionReset, RawResponse, ServiceError } from './service-error.js';

/** Coral services append the namespace's address to the name; clients cut at the colon (observed). */
const ERROR_TYPE_SUFFIX = ':http://internal.amazon.com/coral/com.amazon.coral.service/';
const AWS_JSON_NAMESPACE = 'com.amazon.aws.codewhisperer#';
/** Characters. */
const MAX_DETAIL = 500;

/** Puts any thrown failure on the wire in the form that the request used. */
export function sendFailure(
  response: ServerResponse,
  record: RequestRecord,
  form: WireForm,
  failure: unknown,
): void {
  // With the headers sent there is no error response any more; only a bug of a scenario gets here then.
  if (failure instanceof ConnectionReset || response.headersSent) {
    record.outcome = 'broken';
    response.socket?.resetAndDestroy();
  } else if (failure instanceof RawResponse) {
    sendText(response, record, failure);
  } else if (failure instanceof OidcError) {
    record.error = { code: failure.code, message: failure.message };
    sendJson(response, record, failure.toReply());
  } else {
    sendServiceError(response, record, form, toServiceError(failure));
  }
}

function sendServiceError(
  response: ServerResponse,
  record: RequestRecord,
  form: WireForm,
  error: ServiceError,
): void {
  const { reason, headers, detail } = error.details;
  record.error = { code: error.code, message: error.message, reason, detail };
  const body = { message: error.message, reason: reason ?? null };
  const extraHeaders = { ...headers, ...(detail && { 'x-emulator-detail': toHeader(detail) }) };
  if (form === 'awsJson') {
    sendJson(response, record, {
      status: error.status,
      headers: { 'content-type': CONTENT_TYPES.awsJson, ...extraHeaders },
      body: { __type: AWS_JSON_NAMESPACE + error.code, ...body },
    });
  } else {
    sendJson(response, record, {
      status: error.status,
      headers: { 'x-amzn-errortype': error.code + ERROR_TYPE_SUFFIX, ...extraHeaders },
      body,
    });
  }
}

/** URI-encoded, without what cannot be encoded, and not longer than a header may be. */
function toHeader(detail: string): string {
  return encodeURI(detail.slice(0, MAX_DETAIL).replace(/\p{Surrogate}/gu, '?'));
}

/** A bug of the emulator is shown as what it is, so that a test does not take it for the service's answer. */
function toServiceError(failure: unknown): ServiceError {
  if (failure instanceof ServiceError) return failure;
  const text = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  return new ServiceError(500, 'InternalServerException', `Emulator bug: ${text}`);
}
