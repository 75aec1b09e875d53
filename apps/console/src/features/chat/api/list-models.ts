import type { ConsoleModelList } from '@q2api/admin-contract';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../../lib/api-client.js';

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => requestJson<ConsoleModelList>('/v2/models', { signal }),
  staleTime: 5 * 60_000,
});
