import { invalidRequest, TurnError } from '@q2api/turn';
import { type Fields, isAbsent, isObject } from '../../read-json.js';

/**
 * Fields whose silent loss would mislead, with the reason given to the client. They are all about something that
 * Anthropic's servers keep or run and this gateway does not.
 */
const UNSUPPORTED: readonly (readonly [field: string, problem: string])[] = [
  ['mcp_servers', 'MCP servers are not connected by this gateway'],
  ['container', 'containers and skills are not supported by this gateway'],
  ['inference_geo', 'this gateway cannot promise where inference runs'],
  ['compaction', 'compaction is not supported by this gateway'],
  ['fallback_credit_token', 'this gateway issues no fallback credit'],
];

/** @throws TurnError `invalid-request` naming the field that asks for what the gateway cannot do. */
export function refuseUnsupportedFields(body: Fields): void {
  for (const [field, problem] of UNSUPPORTED) {
    const value = body[field];
    const isEmpty = isAbsent(value) || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) throw invalidRequest(field, problem);
  }
  if (!isAbsent(body.thread)) {
    throw new TurnError('invalid-request', 'thread: this gateway keeps no conversations: send all messages', {
      path: 'thread',
      code: 'thread_unsupported_request',
    });
  }
  if (isObject(body.billing_policy) && body.billing_policy.bill_to === 'user_profile') {
    throw invalidRequest('billing_policy.bill_to', 'this gateway cannot bill a user profile');
  }
}

/** @throws TurnError `invalid-request` when citations were asked for: the upstream gives none. */
export function refuseCitations(block: Fields, path: string): void {
  if (isObject(block.citations) && block.citations.enabled === true) {
    throw invalidRequest(`${path}.citations.enabled`, 'citations are not supported by this gateway');
  }
}

/** The error for a block that refers to an uploaded file. */
export function refuseFileSource(path: string): TurnError {
  return invalidRequest(
    path,
    'files are not kept by this gateway: send the content itself instead of a file_id',
  );
}
