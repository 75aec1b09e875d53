import type { Account, UpdateAccount } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';

export interface AccountChange {
  id: string;
  changes: UpdateAccount;
}

export function updateAccount({ id, changes }: AccountChange): Promise<Account> {
  return requestJson(`/v2/accounts/${id}`, { method: 'PATCH', body: changes });
}
