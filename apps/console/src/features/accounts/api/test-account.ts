import type { AccountTest } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';

const TIMEOUT_MS = 120_000;

/** Sends one small turn. */
export function testAccount(id: string): Promise<AccountTest> {
  return requestJson(`/v2/accounts/${id}/test`, { method: 'POST', timeoutMs: TIMEOUT_MS });
}
