import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type EmulatorState } from '../emulator-state.js';
import { type Call } from './call.js';
import { OPERATIONS } from './operations.js';
import { parseInput } from './parse-input.js';
import { readBody } from './read-body.js';
import { publicBody } from '../recording/public-body.js';
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
  const clientLeft = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      clientLeft.abort();
      if (record.outcome === 'open') {
        record.outcome = 'aborted';
        record.abortedAt = state.now();
      }
    }
    record.close(state.now());
  });
  const url = new URL(request.url ?? '/', 'http://emulator');
  const target = request.headers['x-amz-target'];
  const route = findRoute(
    request.method ?? '',
    url.pathname,
    typeof target === 'string' ? target : undefined,
  );
  const form = route?.form ?? (target === undefined ? 'rest' : 'awsJson');
  Object.assign(record, { form, operation: route?.operation });
  try {
    const body = await readBody(request);
    record.bodyBytes = body.length;
    const call = openCall(route, { request, response, record, query: url.searchParams }, body);
    await OPERATIONS[call.operation]?.(state, call, clientLeft.signal);
  } catch (failure) {
    if (!clientLeft.signal.aborted) sendFailure(response, record, form, failure);
  }
}

function openCall(
  route: Route | undefined,
  exchange: Pick<Call, 'request' | 'response' | 'record' | 'query'>,
  body: Buffer,
): Call {
  if (!route) throw new ServiceError(404, 'UnknownOperationException', 'Unknown operation.');
  const input = parseInput(body, exchange.request.headers['content-type'], route.form);
  exchange.record.body = publicBody(route.operation, input);
  return { ...exchange, ...route, input };
}
