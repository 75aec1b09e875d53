import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/**
 * The parsed body of a request, which no longer has it then: a request lives as long as its answer, and a conversation of
 * hundreds of kilobytes would live with it.
 */
export const TakenBody = createParamDecorator((_data: unknown, context: ExecutionContext): unknown => {
  const request = context.switchToHttp().getRequest<Request>();
  const body: unknown = request.body;
  request.body = undefined;
  return body;
});
