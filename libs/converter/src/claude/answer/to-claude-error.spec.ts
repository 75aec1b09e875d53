import { describe, expect, it } from '@jest/globals';
import Anthropic from '@anthropic-ai/sdk';
import { invalidRequest, TurnError, type TurnErrorKind } from '@q2api/turn';
import { ANY_REQUEST, sdkReceiving } from '../__fixtures__/claude-sdk.js';
import { toClaudeError } from './to-claude-error.js';

const answerTo = (kind: TurnErrorKind, retryAfterMs?: number) =>
  toClaudeError(new TurnError(kind, 'Why.', retryAfterMs === undefined ? {} : { retryAfterMs }), 'req_1');

describe('toClaudeError', () => {
  it('C-055 carries type, message and request id', () => {
    expect(toClaudeError(invalidRequest('messages.0', 'must be an object'), 'req_1')).toEqual({
      status: 400,
      headers: {},
      body: {
        type: 'error',
        error: { type: 'invalid_request_error', message: 'messages.0: must be an object' },
        request_id: 'req_1',
      },
    });
  });

  it('C-051 leaves the words of a context overflow alone, which Claude Code parses', () => {
    const message = 'prompt is too long: 210000 tokens > 200000 maximum';
    const { status, body } = toClaudeError(new TurnError('context-overflow', message), 'req_1');
    expect(status).toBe(400);
    expect(body.error).toEqual({ type: 'invalid_request_error', message });
  });

  it.each([
    ['request-too-large', 413, 'request_too_large'],
    ['model-not-found', 404, 'not_found_error'],
    ['not-found', 404, 'not_found_error'],
    ['unauthenticated', 401, 'authentication_error'],
    ['no-account', 401, 'authentication_error'],
    ['account-unauthenticated', 401, 'authentication_error'],
    ['account-suspended', 403, 'permission_error'],
    ['account-forbidden', 403, 'permission_error'],
    ['rate-limited', 429, 'rate_limit_error'],
    ['quota-exhausted', 402, 'billing_error'],
    ['overloaded', 529, 'overloaded_error'],
    ['upstream-unavailable', 503, 'api_error'],
    ['upstream-timeout', 504, 'timeout_error'],
    ['upstream-protocol', 502, 'api_error'],
    ['gateway-unavailable', 503, 'api_error'],
    ['internal', 500, 'api_error'],
  ] as const)('C-052 answers %s with %i', (kind, status, type) => {
    expect(answerTo(kind)).toMatchObject({ status, body: { error: { type } } });
  });

  it.each([
    'unauthenticated',
    'no-account',
    'account-unauthenticated',
    'account-suspended',
    'quota-exhausted',
  ] as const)('G-013 asks not to repeat what failed by %s', (kind) => {
    expect(answerTo(kind).headers).toEqual({ 'x-should-retry': 'false' });
  });

  it('C-052 says when a limited request may be repeated', () => {
    expect(answerTo('rate-limited', 1500).headers).toEqual({ 'retry-after': '2' });
    expect(answerTo('rate-limited', 0).headers).toEqual({ 'retry-after': '1' });
    expect(answerTo('rate-limited').headers).toEqual({ 'retry-after': '10' });
    expect(answerTo('overloaded').headers).toEqual({});
  });

  it('G-013 asks not to wait longer than a minute', () => {
    expect(answerTo('rate-limited', 60_000).headers).toEqual({ 'retry-after': '60' });
    expect(answerTo('rate-limited', 60_001).headers).toEqual({
      'retry-after': '61',
      'x-should-retry': 'false',
    });
    expect(answerTo('quota-exhausted', 3_600_000).headers).toEqual({
      'retry-after': '3600',
      'x-should-retry': 'false',
    });
  });

  it('carries a published code in the details', () => {
    const error = new TurnError('invalid-request', 'thread: no', { code: 'thread_unsupported_request' });
    expect(toClaudeError(error, 'req_1').body.error.details).toEqual({
      error_code: 'thread_unsupported_request',
    });
  });

  it.each([
    ['invalid-request', Anthropic.BadRequestError],
    ['unauthenticated', Anthropic.AuthenticationError],
    ['account-forbidden', Anthropic.PermissionDeniedError],
    ['model-not-found', Anthropic.NotFoundError],
    ['rate-limited', Anthropic.RateLimitError],
    ['internal', Anthropic.InternalServerError],
  ] as const)('is read by the SDK as the error of %s', async (kind, errorClass) => {
    const { status, headers, body } = answerTo(kind);
    const failure = sdkReceiving(body, status, headers).messages.create(ANY_REQUEST);
    await expect(failure).rejects.toBeInstanceOf(errorClass);
    await expect(failure).rejects.toMatchObject({ status, type: body.error.type, apiMessage: 'Why.' });
  });
});
