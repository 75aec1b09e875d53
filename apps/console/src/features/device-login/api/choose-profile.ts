import type { ChooseProfile, LoginStatus } from '@q2api/admin-contract';
import { requestJson } from '../../../lib/api-client.js';

/** Says which of several profiles of IAM Identity Center the account is for. */
export function chooseProfile(authId: string, body: ChooseProfile): Promise<LoginStatus> {
  return requestJson(`/v2/auth/profile/${authId}`, { method: 'POST', body });
}
