import { BadGatewayException, ConflictException, NotFoundException } from '@nestjs/common';
import { TurnError } from '@q2api/turn';

/** A failed refresh as the operator sees it, with its true cause. */
export function toRefreshException(error: unknown): unknown {
  if (!(error instanceof TurnError)) return error;
  const cause = error.details.upstream?.reason ?? error.message;
  if (error.kind === 'account-unauthenticated')
    return new ConflictException(`The account must sign in again: ${cause}.`);
  if (error.kind === 'no-account') return new NotFoundException(error.message);
  return new BadGatewayException(`The token refresh failed: ${cause}.`);
}
