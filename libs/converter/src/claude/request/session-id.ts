import { isObject } from '../../read-json.js';

/** Claude Code 2.0: `user_<hex>_account_<uuid>_session_<uuid>` (observed). */
const SESSION_SUFFIX = /_session_([\w-]+)$/;

/**
 * The client's session in `metadata.user_id`, whose form is the client's own business: Claude Code 2.1 puts JSON with a
 * `session_id` there (observed). Undefined when there is none.
 */
export function readSessionId(metadata: unknown): string | undefined {
  const userId = isObject(metadata) ? metadata.user_id : undefined;
  if (typeof userId !== 'string') return undefined;
  const sessionId = userId.startsWith('{') ? sessionIdOf(userId) : SESSION_SUFFIX.exec(userId)?.[1];
  return typeof sessionId === 'string' && sessionId !== '' ? sessionId : undefined;
}

function sessionIdOf(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value.session_id : undefined;
  } catch {
    return undefined;
  }
}
