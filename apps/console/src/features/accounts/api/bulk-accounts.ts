import type { BulkRequest, BulkResult } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';

const TIMEOUT_MS = 120_000;

/** Does the same to many accounts; each has its own result. */
export function bulkAccounts(body: BulkRequest): Promise<BulkResult> {
  return requestJson('/v2/accounts/bulk', { method: 'POST', body, timeoutMs: TIMEOUT_MS });
}
