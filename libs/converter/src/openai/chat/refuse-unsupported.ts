import { type Fields, isAbsent, isObject } from '../../read-json.js';
import { unsupportedParameter, unsupportedValue } from '../unsupported.js';

/**
 * Refuses what cannot be produced and would mislead if it were ignored: more than one choice, log probabilities,
 * forced token biases, audio, server-side search and moderation.
 * @throws TurnError `invalid-request` naming the field.
 */
export function refuseUnsupportedFields(body: Fields): void {
  if (!isAbsent(body.n) && body.n !== 1)
    throw unsupportedValue('n', 'only one choice per request is supported');
  if (!isAbsent(body.logprobs) && body.logprobs !== false) {
    throw unsupportedParameter('logprobs', 'log probabilities are not available');
  }
  if (!isAbsent(body.top_logprobs) && body.top_logprobs !== 0) {
    throw unsupportedParameter('top_logprobs', 'log probabilities are not available');
  }
  if (isObject(body.logit_bias) && Object.keys(body.logit_bias).length > 0) {
    throw unsupportedParameter('logit_bias', 'token biases are not available');
  }
  if (Array.isArray(body.modalities) && body.modalities.some((modality) => modality !== 'text')) {
    throw unsupportedValue('modalities', 'only text is supported');
  }
  if (!isAbsent(body.audio)) throw unsupportedParameter('audio', 'audio output is not available');
  if (!isAbsent(body.web_search_options)) {
    throw unsupportedParameter('web_search_options', 'web search is not available');
  }
  if (!isAbsent(body.moderation)) throw unsupportedParameter('moderation', 'moderation is not available');
}
