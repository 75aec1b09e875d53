import { ServiceError, validationError } from '../../server/service-error.js';
import { type Entitlements } from './entitlements.js';

const PROFILE_ARN = /^arn:aws:(codewhisperer|transform):[-.a-z0-9]{1,63}:\d{12}:profile\/[a-zA-Z0-9]{12}$/;

/** Identity Center logins name one of their profiles; Builder ID logins have none to name (observed). */
export function checkProfile(
  profileArn: string | undefined,
  account: Pick<Entitlements, 'kind' | 'profiles'>,
): void {
  if (profileArn === undefined) {
    if (account.kind === 'builder-id') return;
    throw new ServiceError(400, 'ValidationException', 'profileArn is required for this request.');
  }
  if (!PROFILE_ARN.test(profileArn)) {
    throw validationError('REQUEST_BODY_INVALID', 'Improperly formed request.', 'profileArn is malformed');
  }
  if (!account.profiles.some(({ arn }) => arn === profileArn)) {
    throw new ServiceError(403, 'AccessDeniedException', 'User is not authorized to make this call.');
  }
}
