import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../../lib/api-client.js';

const INTERVAL_MS = 1_500;

export type LoginState = 'pending' | 'completed' | 'expired' | 'denied' | 'failed';

export interface LoginStatus {
  status: LoginState;
  error: string | null;
  accountId: string | null;
}

/** The gateway polls AWS; this only asks the gateway how far it is, until it is over. */
export const loginStatusQuery = (authId: string) =>
  queryOptions({
    queryKey: ['login', authId],
    queryFn: ({ signal }) => requestJson<LoginStatus>(`/v2/auth/status/${authId}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.status === 'pending' ? INTERVAL_MS : false,
    gcTime: 0,
  });
