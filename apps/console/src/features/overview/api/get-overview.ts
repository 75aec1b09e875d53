import type { Overview, OverviewRange } from '@q2api/admin-contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../../lib/api-client.js';
import { pollEvery } from '../../../lib/poll-every.js';

export const overviewQuery = (range: OverviewRange) =>
  queryOptions({
    queryKey: ['overview', range],
    queryFn: ({ signal }) => requestJson<Overview>(`/v2/overview?range=${range}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: pollEvery(10_000),
  });
