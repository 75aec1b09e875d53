import type { TurnError } from '@q2api/turn';
import type { OptionalPart } from './optional-part.js';

/** The service names the first two in its words only; for thinking it has a reason as well (AWS model, observed). */
const WORDS: readonly (readonly [OptionalPart, RegExp])[] = [
  ['request-fields', /additional_?model_?request_?fields/i],
  ['cache-points', /cache_?\s?point|prompt caching/i],
  ['thinking', /signature[\s\S]*thinking|thinking[\s\S]*signature|reasoning_?content/i],
];
/** All that the service says of many faults (observed). */
const UNEXPLAINED = /^improperly formed request/i;

/**
 * The optional parts that a refusal is about and that may be left out of a second try; none when it is about something
 * else, which would be refused again. A refusal without a reason is laid to the request fields and the cache points:
 * hosts are known that refuse either (observed), whatever their catalogue says.
 * @param error as it came from the upstream: of this kind the message holds the upstream's own words
 * @param sent what of these parts the refused request had
 */
export function blamedParts(error: TurnError, sent: ReadonlySet<OptionalPart>): readonly OptionalPart[] {
  const { upstream } = error.details;
  if (error.kind !== 'invalid-request' || upstream === undefined) return [];
  const isSent = (part: OptionalPart) => sent.has(part);
  if (upstream.reason === 'THINKING_SIGNATURE_INVALID') return (['thinking'] as const).filter(isSent);
  const named = WORDS.filter(([, words]) => words.test(error.message)).map(([part]) => part);
  if (named.length > 0) return named.filter(isSent);
  const isUnexplained = upstream.reason === undefined && UNEXPLAINED.test(error.message);
  return isUnexplained ? (['request-fields', 'cache-points'] as const).filter(isSent) : [];
}
