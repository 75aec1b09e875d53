import type { Session } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';
import { queryClient } from '../../../lib/query-client.js';
import { sessionQuery } from './get-session.js';

/** Ends the session and forgets everything that was shown. */
export async function signOut(): Promise<void> {
  await requestJson<void>('/v2/session', { method: 'DELETE', waitsForSignIn: false });
  queryClient.setQueryData<Session>(sessionQuery.queryKey, { required: true, signedIn: false });
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
}
