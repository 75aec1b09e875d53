import { describe, expect, it } from '@jest/globals';
import { TurnError } from '@q2api/turn';
import { blamedParts } from './blamed-parts.js';
import type { OptionalPart } from './optional-part.js';

const ALL: ReadonlySet<OptionalPart> = new Set(['request-fields', 'cache-points', 'thinking'] as const);
const refusal = (message: string, reason?: string) =>
  new TurnError('invalid-request', message, {
    upstream: { status: 400, ...(reason !== undefined && { reason }) },
  });

describe('blamedParts', () => {
  it.each<[string, string | undefined, OptionalPart[]]>([
    ['additionalModelRequestFields is not supported for this model.', undefined, ['request-fields']],
    ['Invalid additional_model_request_fields: effort', 'REQUEST_BODY_INVALID', ['request-fields']],
    ['cachePoint is not allowed here', undefined, ['cache-points']],
    ['The model does not support prompt caching', undefined, ['cache-points']],
    ['Invalid signature in thinking block: x', 'THINKING_SIGNATURE_INVALID', ['thinking']],
    ['messages.1: Invalid `signature` in `thinking` block', undefined, ['thinking']],
    ['Improperly formed request.', undefined, ['request-fields', 'cache-points']],
    ['Improperly formed request.', 'REQUEST_BODY_INVALID', []],
    ['Invalid tool use format.', 'REQUEST_BODY_INVALID', []],
    ['Image is too large.', 'IMAGE_SIZE_EXCEEDED', []],
  ])('%s (%s): %j', (message, reason, parts) => {
    expect(blamedParts(refusal(message, reason), ALL)).toEqual(parts);
  });

  it('blames only what was sent', () => {
    expect(blamedParts(refusal('Improperly formed request.'), new Set(['cache-points']))).toEqual([
      'cache-points',
    ]);
    expect(blamedParts(refusal('Bad.', 'THINKING_SIGNATURE_INVALID'), new Set())).toEqual([]);
  });

  it('leaves other failures and refusals of our own alone', () => {
    const upstream = { status: 429 };
    expect(blamedParts(new TurnError('rate-limited', 'cachePoint', { upstream }), ALL)).toEqual([]);
    expect(blamedParts(new TurnError('invalid-request', 'cachePoint: no'), ALL)).toEqual([]);
  });
});
