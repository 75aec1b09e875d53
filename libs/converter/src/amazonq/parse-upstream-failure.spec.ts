import { describe, expect, it } from '@jest/globals';
import { parseUpstreamFailure } from './parse-upstream-failure.js';

describe('parseUpstreamFailure', () => {
  it('reads restJson: the exception in a header', () => {
    const headers = {
      'x-amzn-errortype': 'ThrottlingException:http://internal.amazon.com/coral/com.amazon.coral.service/',
      'x-amzn-requestid': 'r-1',
      'retry-after': '7',
    };
    const body = '{"message":"Slow down","reason":null}';
    expect(parseUpstreamFailure(429, headers, body)).toEqual({
      status: 429,
      code: 'ThrottlingException',
      message: 'Slow down',
      retryAfterMs: 7000,
      requestId: 'r-1',
    });
  });

  it('reads awsJson: the exception in the body', () => {
    const body =
      '{"__type":"com.amazon.aws.codewhisperer#ThrottlingException","message":"x","reason":"MONTHLY_REQUEST_COUNT"}';
    expect(parseUpstreamFailure(400, {}, body)).toEqual({
      status: 400,
      code: 'ThrottlingException',
      reason: 'MONTHLY_REQUEST_COUNT',
      message: 'x',
    });
  });

  it('prefers the header, then `code`, then `__type`', () => {
    const body = '{"code":"B","__type":"ns#C"}';
    expect(parseUpstreamFailure(400, { 'x-amzn-errortype': ['A', 'Z'] }, body).code).toBe('A');
    expect(parseUpstreamFailure(400, {}, body).code).toBe('B');
    expect(parseUpstreamFailure(400, {}, '{"__type":"ns#C"}').code).toBe('C');
  });

  it.each([
    ['{"Message":"a"}', 'a'],
    ['{"errorMessage":"b"}', 'b'],
    ['plain words', 'plain words'],
    [
      '<html><head><style>x{}</style><title>502 Bad Gateway</title></head><body>\n<h1>Oops</h1></body></html>',
      '502 Bad Gateway Oops',
    ],
    ['', 'HTTP 502'],
    ['{}', 'HTTP 502'],
    ['[1]', '[1]'],
    ['null', 'null'],
  ])('finds the message of the body %j', (body, message) => {
    expect(parseUpstreamFailure(502, {}, body).message).toBe(message);
  });

  it('cuts a message that goes on for ever', () => {
    expect(parseUpstreamFailure(500, {}, 'x'.repeat(1_000_000)).message).toHaveLength(500);
  });

  it('reads a retry date against the date of the answer, and not without it', () => {
    const headers = { 'retry-after': 'Wed, 21 Oct 2026 07:28:10 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' };
    expect(parseUpstreamFailure(429, headers, '').retryAfterMs).toBe(10_000);
    expect(parseUpstreamFailure(429, { 'retry-after': headers['retry-after'] }, '')).not.toHaveProperty(
      'retryAfterMs',
    );
    expect(parseUpstreamFailure(429, { 'retry-after': 'soon' }, '')).not.toHaveProperty('retryAfterMs');
  });
});
