import { requestJson } from '../../../lib/api-client.js';

export function deleteAccount(id: string): Promise<void> {
  return requestJson(`/v2/accounts/${id}`, { method: 'DELETE' });
}
