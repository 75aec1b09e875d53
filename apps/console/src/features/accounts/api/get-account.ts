import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../../lib/api-client.js';
import type { Account } from '@q2api/admin-contract';
import { ACCOUNTS_KEY } from './list-accounts.js';

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: [...ACCOUNTS_KEY, id],
    queryFn: ({ signal }) => requestJson<Account>(`/v2/accounts/${id}`, { signal }),
    staleTime: 60_000,
  });
