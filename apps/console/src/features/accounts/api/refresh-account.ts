import { requestJson } from '../../../lib/api-client.js';
import type { Account } from '@q2api/admin-contract';

const TIMEOUT_MS = 60_000;

/** Gets a new access token now. */
export function refreshAccount(id: string): Promise<Account> {
  return requestJson(`/v2/accounts/${id}/refresh`, { method: 'POST', timeoutMs: TIMEOUT_MS });
}
