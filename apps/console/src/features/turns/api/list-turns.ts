import type { TurnList } from '@q2api/admin-contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../../lib/api-client.js';
import { pollEvery } from '../../../lib/poll-every.js';

const LIMIT = 100;

export interface TurnFilter {
  /** Null: turns of all accounts. */
  accountId: string | null;
  troubled: boolean;
}

export const turnsQuery = ({ accountId, troubled }: TurnFilter) =>
  queryOptions({
    queryKey: ['turns', accountId, troubled],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: String(LIMIT), troubled: String(troubled) });
      if (accountId !== null) query.set('accountId', accountId);
      return requestJson<TurnList>(`/v2/turns?${query}`, { signal });
    },
    placeholderData: keepPreviousData,
    refetchInterval: pollEvery(5_000),
  });
