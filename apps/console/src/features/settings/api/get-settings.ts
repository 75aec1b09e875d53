import type { Settings } from '@q2api/admin-contract';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../../lib/api-client.js';
import { pollEvery } from '../../../lib/poll-every.js';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => requestJson<Settings>('/v2/settings', { signal }),
  refetchInterval: pollEvery(30_000),
});
