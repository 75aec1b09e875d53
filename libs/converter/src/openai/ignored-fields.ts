import { type Fields, isAbsent, readOptionalNumber } from '../read-json.js';

/** Sampling numbers and their published bounds. Upstream has no field for any of them. */
const SAMPLING: readonly (readonly [field: string, min: number, max: number])[] = [
  ['temperature', 0, 2],
  ['top_p', 0, 1],
  ['presence_penalty', -2, 2],
  ['frequency_penalty', -2, 2],
];

/**
 * Names the fields of the body that are accepted although they change nothing, where a caller could expect an effect.
 * Fields without a visible effect (`user`, `metadata`, cache hints) are not worth naming.
 * @throws TurnError `invalid-request` when a number is out of its published bounds.
 */
export function readIgnoredFields(body: Fields): string[] {
  const ignored: string[] = [];
  for (const [field, min, max] of SAMPLING) {
    if (readOptionalNumber(body[field], field, min, max) !== undefined) ignored.push(field);
  }
  if (!isAbsent(body.seed)) ignored.push('seed');
  if (body.store === true) ignored.push('store');
  if (!isAbsent(body.verbosity)) ignored.push('verbosity');
  if (!isAbsent(body.service_tier) && !['auto', 'default'].includes(body.service_tier as string)) {
    ignored.push('service_tier');
  }
  return ignored;
}
