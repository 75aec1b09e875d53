import type { Account, CreateAccount } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';

/** 409 when an account with these credentials exists. */
export function createAccount(body: CreateAccount): Promise<Account> {
  return requestJson('/v2/accounts', { method: 'POST', body });
}
