import { TurnError } from '@q2api/turn';
import { type Fields, isAbsent } from '../../read-json.js';
import { unsupportedParameter } from '../unsupported.js';

/** Fields that name something stored at the server, of which this gateway keeps nothing. */
const STATEFUL: Readonly<Record<string, string>> = {
  conversation: 'conversations are not stored here, send the whole input',
  background: 'answers cannot be fetched later, so they cannot be made in the background',
  prompt: 'prompts are not stored here, send instructions and input',
};

/**
 * Refuses what would be lost without a word: everything that continues from stored state, and log probabilities.
 * @throws TurnError `invalid-request` naming the field.
 */
export function refuseUnsupportedFields(body: Fields): void {
  if (!isAbsent(body.previous_response_id)) {
    const path = 'previous_response_id';
    const problem = `${path}: responses are not stored here, send the whole input`;
    throw new TurnError('invalid-request', problem, { path, code: 'previous_response_not_found' });
  }
  for (const [field, problem] of Object.entries(STATEFUL)) {
    if (!isAbsent(body[field]) && body[field] !== false) throw unsupportedParameter(field, problem);
  }
  if (!isAbsent(body.top_logprobs) && body.top_logprobs !== 0) {
    throw unsupportedParameter('top_logprobs', 'log probabilities are not available');
  }
  if (!isAbsent(body.moderation)) throw unsupportedParameter('moderation', 'moderation is not available');
}
