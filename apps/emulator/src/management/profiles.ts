import { type AmazonQProfile, type ListAvailableProfilesResponse } from '@q2api/amazonq-types';
import { type AccountProfile } from '../accounts/account.js';
import { type EmulatorState } from '../emulator-state.js';
import { type AuthenticatedCall } from '../server/call.js';
import { ServiceError } from '../server/service-error.js';
import { readMaxResults, readMember } from './list-input.js';
import { paginate } from './paginate.js';

const LARGEST_PAGE = 10;

/** The profiles of an Identity Center account. Builder ID logins are refused (observed). */
export function listAvailableProfiles(
  _state: EmulatorState,
  call: AuthenticatedCall,
): ListAvailableProfilesResponse {
  if (call.account.kind === 'builder-id') {
    throw new ServiceError(
      403,
      'AccessDeniedException',
      'AWS Builder ID is not supported for this operation.',
    );
  }
  const pageSize = readMaxResults(call, LARGEST_PAGE, LARGEST_PAGE);
  const { entries, nextToken } = paginate(call.account.profiles, pageSize, readMember(call, 'nextToken'));
  return { profiles: entries.map(toProfile), ...(nextToken && { nextToken }) };
}

/** One of the account's own profiles. */
export function getProfile(_state: EmulatorState, call: AuthenticatedCall): { profile: AmazonQProfile } {
  const arn = readMember(call, 'profileArn');
  const profile = call.account.profiles.find((candidate) => candidate.arn === arn);
  if (!profile) throw new ServiceError(404, 'ResourceNotFoundException', 'Profile not found.');
  return { profile: toProfile(profile) };
}

function toProfile({ arn, profileName }: AccountProfile): AmazonQProfile {
  return { arn, profileName, status: 'ACTIVE', profileType: 'Q_DEVELOPER' };
}
