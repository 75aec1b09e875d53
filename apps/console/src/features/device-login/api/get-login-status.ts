import type { LoginState, LoginStatus } from '@q2api/admin-contract';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../../lib/api-client.js';
import { pollEvery } from '../../../lib/poll-every.js';

const poll = pollEvery(1_500);

/** States in which something happens by itself. */
const MOVING: readonly LoginState[] = ['pending', 'completing'];

/** The gateway polls AWS; this only asks the gateway how far it is, until it is over. */
export const loginStatusQuery = (authId: string) =>
  queryOptions({
    queryKey: ['login', authId],
    queryFn: ({ signal }) => requestJson<LoginStatus>(`/v2/auth/status/${authId}`, { signal }),
    refetchInterval: (query) =>
      query.state.data === undefined || MOVING.includes(query.state.data.status) ? poll(query) : false,
    gcTime: 0,
  });
