import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../../lib/api-client.js';
import { pollEvery } from '../../../lib/poll-every.js';
import type { AccountList } from '@q2api/admin-contract';
import type { ListQuery } from '../account-query.js';

/** Beginning of the key of everything that shows accounts. */
export const ACCOUNTS_KEY = ['accounts'] as const;

function listAccounts(query: ListQuery, signal: AbortSignal): Promise<AccountList> {
  const parameters = new URLSearchParams({
    ...(query.state !== null && { state: query.state }),
    ...(query.search !== '' && { search: query.search }),
    sort: `${query.order === 'desc' ? '-' : ''}${query.sort}`,
    page: String(query.page),
    pageSize: String(query.pageSize),
  });
  return requestJson<AccountList>(`/v2/accounts?${parameters.toString()}`, { signal });
}

export const accountsQuery = (query: ListQuery) =>
  queryOptions({
    queryKey: [...ACCOUNTS_KEY, query],
    queryFn: ({ signal }) => listAccounts(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: pollEvery(15_000),
  });
