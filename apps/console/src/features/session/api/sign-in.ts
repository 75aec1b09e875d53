import type { Session, SignInRequest } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';
import { queryClient } from '../../../lib/query-client.js';
import { sessionQuery } from './get-session.js';

/** The password goes into one request body and is kept nowhere; the session is an HttpOnly cookie. */
export async function signIn(body: SignInRequest): Promise<void> {
  await requestJson<Session>('/v2/session', { method: 'POST', body, waitsForSignIn: false });
  queryClient.setQueryData<Session>(sessionQuery.queryKey, { required: true, signedIn: true });
}
