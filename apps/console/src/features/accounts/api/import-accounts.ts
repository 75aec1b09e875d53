import type { ImportRequest, ImportResult } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';

const TIMEOUT_MS = 120_000;

/** Reads accounts from files of official clients or of this gateway. */
export function importAccounts(body: ImportRequest): Promise<ImportResult> {
  return requestJson('/v2/accounts/import', { method: 'POST', body, timeoutMs: TIMEOUT_MS });
}
