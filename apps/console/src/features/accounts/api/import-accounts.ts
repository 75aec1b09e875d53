import { requestJson } from '../../../lib/api-client.js';

const TIMEOUT_MS = 120_000;

export interface ImportRequest {
  /** True: say what would happen, change nothing. */
  preview: boolean;
  files: { name: string; base64: string }[];
}

export interface ImportRow {
  source: string;
  label: string | null;
  result: 'new' | 'created' | 'duplicate' | 'invalid';
  message: string | null;
}

export interface ImportResult {
  rows: ImportRow[];
}

/** Reads accounts from files of official clients or of this gateway. */
export function importAccounts(body: ImportRequest): Promise<ImportResult> {
  return requestJson('/v2/accounts/import', { method: 'POST', body, timeoutMs: TIMEOUT_MS });
}
