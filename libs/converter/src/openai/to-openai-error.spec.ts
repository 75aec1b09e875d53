import { describe, expect, it } from '@jest/globals';
import { APIError } from 'openai';
import { invalidRequest, TurnError, type TurnErrorDetails, type TurnErrorKind } from '@q2api/turn';
import { sdkReceiving } from './__fixtures__/openai-sdk.js';
import { toOpenAiError } from './to-openai-error.js';

function answerTo(kind: TurnErrorKind, details: TurnErrorDetails = {}) {
  return toOpenAiError(new TurnError(kind, 'It failed.', details));
}

describe('toOpenAiError', () => {
  it.each([
    ['unauthenticated', 401, 'invalid_request_error', 'invalid_api_key', null],
    ['no-account', 401, 'invalid_request_error', 'no_account', null],
    ['model-not-found', 404, 'invalid_request_error', 'model_not_found', 'model'],
    ['context-overflow', 400, 'invalid_request_error', 'context_length_exceeded', null],
    ['request-too-large', 413, 'invalid_request_error', 'request_too_large', null],
    ['rate-limited', 429, 'rate_limit_error', 'rate_limit_exceeded', null],
    ['quota-exhausted', 429, 'insufficient_quota', 'insufficient_quota', null],
    ['overloaded', 503, 'server_error', 'server_is_overloaded', null],
    ['account-forbidden', 403, 'permission', null, null],
    ['internal', 500, 'server_error', null, null],
  ] as const)('O-023 answers %s with %i, type, code and param', async (kind, status, type, code, param) => {
    const response = answerTo(kind);
    expect(response.status).toBe(status);
    expect(response.body).toEqual({ error: { message: 'It failed.', type, param, code } });
    const failure: unknown = await sdkReceiving(response.body, status, response.headers)
      .models.list()
      .catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(APIError);
    expect(failure).toMatchObject({ status, type, code, param });
  });

  it('O-019 names the field at fault in param', () => {
    expect(toOpenAiError(invalidRequest('messages.0.role', 'must be …')).body.error).toEqual({
      message: 'messages.0.role: must be …',
      type: 'invalid_request_error',
      param: 'messages.0.role',
      code: null,
    });
    expect(toOpenAiError(invalidRequest('', 'must be an object')).body.error.param).toBeNull();
  });

  it('prefers the code that the failure brings', () => {
    const details = { path: 'n', code: 'unsupported_value' };
    expect(answerTo('invalid-request', details).body.error).toMatchObject({
      param: 'n',
      code: 'unsupported_value',
    });
  });

  it('G-013 tells SDKs not to repeat what fails again', () => {
    for (const kind of ['unauthenticated', 'no-account', 'quota-exhausted', 'invalid-request'] as const) {
      expect(answerTo(kind, { retryAfterMs: 5_000 }).headers).toEqual({ 'x-should-retry': 'false' });
    }
  });

  it('says how long to wait for a limit of unknown length', () => {
    expect(answerTo('rate-limited').headers).toEqual({ 'retry-after': '10' });
  });

  it('G-013 sends a wait of up to 60 s in whole seconds, and none beyond', () => {
    expect(answerTo('rate-limited', { retryAfterMs: 1_200 }).headers).toEqual({ 'retry-after': '2' });
    expect(answerTo('rate-limited', { retryAfterMs: 0 }).headers).toEqual({ 'retry-after': '1' });
    expect(answerTo('rate-limited', { retryAfterMs: 60_000 }).headers).toEqual({ 'retry-after': '60' });
    expect(answerTo('rate-limited', { retryAfterMs: 60_001 }).headers).toEqual({ 'x-should-retry': 'false' });
    expect(answerTo('overloaded').headers).toEqual({});
  });
});
