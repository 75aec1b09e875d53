import type { ProxyTestResult } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';

const TIMEOUT_MS = 60_000;

export function testProxy(): Promise<ProxyTestResult> {
  return requestJson('/v2/settings/proxy-test', { method: 'POST', timeoutMs: TIMEOUT_MS });
}
