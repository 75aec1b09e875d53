import { type ArgumentsHost, Catch, HttpException, Logger } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { TurnError } from '@q2api/turn';
import type { Request, Response } from 'express';
import { addLogFields } from '../logging/request-fields.js';
import { dialectOf } from './dialect.js';
import { fromException } from './from-exception.js';
import { requestIdOf } from './request-id.js';
import { sendError } from './send-error.js';

/** Answers every failure in the shape that the client of that address understands. */
@Catch()
export class ProtocolErrorFilter extends BaseExceptionFilter {
  private readonly logger = new Logger(ProtocolErrorFilter.name);

  override catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const error = fromException(exception);
    this.report(error, response);

    // The client is gone, or has been told already in its stream.
    if (response.headersSent || response.destroyed) {
      response.end();
      return;
    }
    const dialect = dialectOf(request);
    // Nest's own can say more than a text: what is wrong with which field.
    if (dialect === 'admin' && exception instanceof HttpException) return super.catch(exception, host);
    sendError(error, dialect, response);
  }

  /** The request's log line says what failed; a fault of ours needs its stack as well. */
  private report(error: TurnError, response: Response): void {
    const { upstream, cause } = error.details;
    addLogFields(response, { error: error.kind, upstream });
    if (error.kind !== 'internal') return;
    this.logger.error(
      `${requestIdOf(response)} ${cause instanceof Error ? cause.stack : String(cause ?? error)}`,
    );
  }
}
