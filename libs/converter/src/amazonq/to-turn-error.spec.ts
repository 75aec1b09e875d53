import { describe, expect, it } from '@jest/globals';
import type { TurnErrorKind } from '@q2api/turn';
import { toTurnError } from './to-turn-error.js';
import type { UpstreamFailure } from './upstream-failure.js';

const CASES: [string, UpstreamFailure, TurnErrorKind][] = [
  ['a malformed request', { status: 400, message: 'Improperly formed request.' }, 'invalid-request'],
  [
    'a tool fault under a 500',
    { status: 500, code: 'InternalServerException', reason: 'TOOL_SCHEMA_INVALID', message: 'x' },
    'invalid-request',
  ],
  [
    'a prompt that is too long',
    { status: 400, code: 'ValidationException', reason: 'CONTENT_LENGTH_EXCEEDS_THRESHOLD', message: 'x' },
    'context-overflow',
  ],
  [
    'a prompt that is too long, in words',
    { status: 400, code: 'ValidationException', message: 'Input is too long.' },
    'context-overflow',
  ],
  [
    'an unknown model',
    { status: 400, reason: 'INVALID_MODEL_ID', message: 'Invalid model.' },
    'model-not-found',
  ],
  [
    'a missing profile',
    { status: 400, message: 'profileArn is required for this request.' },
    'account-forbidden',
  ],
  ['a monthly quota', { status: 402, reason: 'MONTHLY_REQUEST_COUNT', message: 'x' }, 'quota-exhausted'],
  [
    'a monthly quota called throttling',
    { status: 400, code: 'ThrottlingException', reason: 'MONTHLY_REQUEST_COUNT', message: 'x' },
    'quota-exhausted',
  ],
  ['a daily quota', { status: 429, reason: 'DAILY_REQUEST_COUNT', message: 'x' }, 'quota-exhausted'],
  ['throttling under a 400', { status: 400, code: 'ThrottlingException', message: 'x' }, 'rate-limited'],
  ['a 429 without a name', { status: 429, message: 'Too many requests' }, 'rate-limited'],
  [
    'no capacity',
    { status: 429, code: 'ThrottlingException', reason: 'INSUFFICIENT_MODEL_CAPACITY', message: 'x' },
    'overloaded',
  ],
  ['high load', { status: 500, message: 'Encountered unexpectedly high load.' }, 'overloaded'],
  [
    'suspicious activity',
    {
      status: 429,
      code: 'ThrottlingException',
      message: 'Due to suspicious activity we are imposing temporary limits on 123.',
    },
    'account-restricted',
  ],
  ['a suspension', { status: 403, reason: 'TEMPORARILY_SUSPENDED', message: 'x' }, 'account-suspended'],
  [
    'a suspension in words',
    {
      status: 403,
      code: 'AccessDeniedException',
      message: 'Your User ID is temporarily suspended. We have locked your account.',
    },
    'account-suspended',
  ],
  [
    'a rejected token',
    {
      status: 403,
      code: 'AccessDeniedException',
      message: 'The bearer token included in the request is invalid.',
    },
    'account-unauthenticated',
  ],
  ['a 401', { status: 401, message: 'x' }, 'account-unauthenticated'],
  [
    'a foreign profile',
    { status: 403, message: 'User is not authorized to make this call.' },
    'account-forbidden',
  ],
  ['a missing feature', { status: 403, reason: 'FEATURE_NOT_SUPPORTED', message: 'x' }, 'account-forbidden'],
  ['an encryption key', { status: 409, reason: 'MISMATCHED_KMS_KEY', message: 'x' }, 'account-forbidden'],
  [
    'an unavailable service',
    { status: 500, code: 'ServiceUnavailableException', message: 'x' },
    'upstream-unavailable',
  ],
  ['a gateway timeout', { status: 504, message: '<html>' }, 'upstream-timeout'],
  ['a status above 500 that has no rule', { status: 599, message: 'x' }, 'upstream-unavailable'],
  ['a body too large', { status: 413, message: 'x' }, 'request-too-large'],
  ['an exception without meaning', { code: 'SomethingElse', message: 'x' }, 'upstream-protocol'],
];

describe('toTurnError', () => {
  it.each(CASES)('understands %s', (_, failure, kind) => {
    expect(toTurnError(failure).kind).toBe(kind);
  });

  it('passes on what the upstream says of the request, and nothing it says of the account', () => {
    expect(toTurnError({ status: 400, reason: 'TOOL_DUPLICATE', message: 'Tool $& twice' }).message).toBe(
      'Tool $& twice',
    );
    const suspended = toTurnError({
      status: 403,
      reason: 'TEMPORARILY_SUSPENDED',
      message: 'user d-123 suspended',
    });
    expect(suspended.message).not.toContain('d-123');
    expect(suspended.details.cause).toMatchObject({ message: 'user d-123 suspended' });
  });

  it('names what the upstream reported', () => {
    const failure = {
      status: 429,
      code: 'ThrottlingException',
      message: 'x',
      retryAfterMs: 5000,
      requestId: 'r-1',
    };
    expect(toTurnError(failure).details).toMatchObject({
      retryAfterMs: 5000,
      upstream: { status: 429, code: 'ThrottlingException', requestId: 'r-1' },
    });
  });

  it('knows how long the hourly limit lasts', () => {
    const error = toTurnError({ status: 429, message: '60-minute credit limit exceeded' });
    expect(error).toMatchObject({ kind: 'rate-limited', details: { retryAfterMs: 3_600_000 } });
  });

  it('gives the figures of a prompt that is too long', () => {
    const failure = { status: 400, reason: 'PROMPT_TOO_LONG', message: 'x' };
    const message = (estimatedTokens: number): string =>
      toTurnError(failure, { estimatedTokens, maxInputTokens: 200_000 }).message;
    expect(message(250_000)).toBe('prompt is too long: 250000 tokens > 200000 maximum');
    expect(message(150_000)).toBe('prompt is too long: 200001 tokens > 200000 maximum');
    expect(toTurnError(failure).message).toBe('prompt is too long');
  });

  it.each([
    ['IMAGE_SIZE_EXCEEDED', 'image exceeds the maximum'],
    ['IMAGE_DIMENSION_EXCEEDED', 'image dimensions exceed'],
    ['IMAGE_FORMAT_UNSUPPORTED', 'Could not process image'],
    ['IMAGE_MIME_MISMATCH', 'image does not match the provided media type'],
    ['DOCUMENT_SIZE_EXCEEDED', 'Could not process PDF'],
    ['DOCUMENT_MAXIMUM_PAGES_EXCEEDED', 'PDF pages'],
    ['DOCUMENT_PASSWORD_PROTECTED', 'The PDF specified is password protected'],
    ['DOCUMENT_MODEL_NOT_SUPPORTED', 'does not support PDF input'],
    ['THINKING_SIGNATURE_INVALID', 'signature in thinking block'],
  ])("says %s in words that clients react to, with the upstream's own behind them", (reason, words) => {
    const error = toTurnError({
      status: 400,
      code: 'ValidationException',
      reason,
      message: 'Its own words.',
    });
    expect(error.kind).toBe('invalid-request');
    expect(error.message).toContain(words);
    expect(error.message).toMatch(/: Its own words\.$/);
  });
});
