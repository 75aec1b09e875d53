import type { Session } from '@q2api/admin-contract';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../../lib/api-client.js';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => requestJson<Session>('/v2/session', { signal, waitsForSignIn: false }),
  staleTime: Infinity,
});
