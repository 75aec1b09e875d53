import { requestJson } from '../../../lib/api-client.js';

const TIMEOUT_MS = 120_000;

export type BulkAction = 'enable' | 'disable' | 'delete' | 'refresh';

export interface BulkRequest {
  action: BulkAction;
  ids: string[];
}

export interface BulkResult {
  results: { id: string; ok: boolean; error?: string }[];
}

/** Does the same to many accounts; each has its own result. */
export function bulkAccounts(body: BulkRequest): Promise<BulkResult> {
  return requestJson('/v2/accounts/bulk', { method: 'POST', body, timeoutMs: TIMEOUT_MS });
}
