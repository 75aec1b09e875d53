import { BadGatewayException, HttpException } from '@nestjs/common';
import { describeFailure } from './describe-failure.js';

/** A failed sign-in as the operator sees it, with its true cause. */
export function toSignInException(error: unknown): HttpException {
  if (error instanceof HttpException) return error;
  return new BadGatewayException(`The sign-in could not be begun: ${describeFailure(error)}.`, {
    cause: error,
  });
}
