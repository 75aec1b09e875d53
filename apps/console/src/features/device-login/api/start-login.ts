import type { StartedLogin, StartLogin } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';

const TIMEOUT_MS = 30_000;

export function startLogin(body: StartLogin): Promise<StartedLogin> {
  return requestJson('/v2/auth/start', { method: 'POST', body, timeoutMs: TIMEOUT_MS });
}
