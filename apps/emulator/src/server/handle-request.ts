import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type EmulatorState } from '../emulator-state.js';
import { OidcError } from '../oidc/oidc-error.js';
import { publicBody } from '../recording/public-body.js';
import { type RequestRecord } from '../recording/request-record.js';
import { type Call } from './call.js';
import { isOidcOperation } from './operation-name.js';
import { type JsonObject } from './json.js';
import { OPERATIONS } from './operations.js';
import { parseTarget } from './parse-target.js';
import { parseInput } from './parse-input.js';
import { readBody } from './read-body.js';
import { findRoute, type Route } from './routes.js';
import { sendFailure } from './send-failure.js';
import { ServiceError } from './service-error.js';

/** Serves one request to the emulated services and records it from its first to its last moment. */
export async function handleRequest(
  state: EmulatorState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const record = state.requests.open(request, response);
  response.setHeader('x-amzn-requestid', record.requestId);
  const clientLeft = watchClient(state, response, record);
  const url = parseTarget(request);
  const target = request.headers['x-amz-target'];
  const route = findRoute(
    request.method ?? '',
    url.pathname,
    typeof target === 'string' ? target : undefined,
  );
  record.operation = route?.operation;
  record.form = route?.form ?? (target === undefined ? 'rest' : 'awsJson');
  try {
    const body = await readBody(request);
    if (!route) throw new ServiceError(404, 'UnknownOperationException', 'Unknown operation.');
    const input = readInput(route, request, body);
    state.requests.keepBody(record, publicBody(route.operation, input), body.length);
    const call: Call = { ...route, request, response, record, query: url.searchParams, input };
    await OPERATIONS[route.operation](state, call, clientLeft);
  } catch (failure) {
    if (!clientLeft.aborted && !response.destroyed) sendFailure(response, record, record.form, failure);
  }
}

/** The signal is aborted when the connection closes before the response is complete. */
function watchClient(state: EmulatorState, response: ServerResponse, record: RequestRecord): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      controller.abort();
      if (record.outcome === 'open') {
        record.outcome = 'aborted';
        record.abortedAt = state.now();
      }
    }
    record.close(state.now());
  });
  return controller.signal;
}

/** SSO OIDC has its own error for a body that cannot be read. */
function readInput(route: Route, request: IncomingMessage, body: Buffer): JsonObject {
  try {
    return parseInput(body, request.headers['content-type'], route.form);
  } catch (error) {
    if (!isOidcOperation(route.operation)) throw error;
    throw new OidcError('invalid_request', (error as Error).message);
  }
}
