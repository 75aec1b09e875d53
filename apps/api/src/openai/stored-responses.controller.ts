import { All, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { toOpenAiError } from '@q2api/converter';
import { invalidRequest, TurnError } from '@q2api/turn';
import type { Request, Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { sendJson } from '../http/send-json.js';

/** The routes of the Responses API that need what this gateway does not have: stored responses, and WebSockets. */
@ApiExcludeController()
@Controller('v1/responses')
export class StoredResponsesController {
  /** Codex falls back to HTTP at once after a 426; any other status costs it seven attempts (0.169, observed). */
  @Get()
  @Access('public')
  refuseWebSocket(@Req() request: Request, @Res() response: Response): void {
    if (request.headers.upgrade === undefined) {
      throw new TurnError('not-found', 'Responses are made with POST; none are stored that could be listed.');
    }
    const error = invalidRequest('', 'WebSockets are not available here, use HTTP.');
    sendJson(response, toOpenAiError(error).body, 426);
  }

  @Post('compact')
  @Access('caller')
  refuseCompaction(): never {
    throw new TurnError('not-found', 'Conversations are not compacted here.');
  }

  @All([':id', ':id/cancel', ':id/input_items'])
  @Access('caller')
  refuseStored(): never {
    throw new TurnError('not-found', 'Responses are not stored here (store: false).');
  }
}
