import { randomUUID } from 'node:crypto';
import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  estimateTurnTokens,
  fromInputTokensRequest,
  fromResponsesRequest,
  ResponsesStreamEncoder,
  toResponse,
} from '@q2api/converter';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { ExampleBody } from '../http/example-body.js';
import { readTurn, streamTurn } from '../http/answer-turn.js';
import { reportTurn } from '../http/report-turn.js';
import { sendJson } from '../http/send-json.js';
import { TakenBody } from '../http/taken-body.js';
import { turnOptions } from '../http/turn-options.js';
import { TurnService } from '../upstream/turn.service.js';

@ApiTags('OpenAI')
@Controller('v1/responses')
export class ResponsesController {
  constructor(private readonly turns: TurnService) {}

  /** Answers an input, as a whole or streamed (OpenAI Responses API). Nothing is stored. */
  @Post()
  @Access('caller')
  @ExampleBody({ model: 'claude-sonnet-4.5', input: 'Hello' })
  async create(@TakenBody() body: unknown, @Res() response: Response): Promise<void> {
    const { turn, stream, ignored, form } = fromResponsesRequest(body);
    const answer = await this.turns.open(turn, turnOptions(response));
    reportTurn(response, answer.served, ignored);

    const options = {
      responseId: newId('resp'),
      createdAt: Math.floor(Date.now() / 1000),
      form,
      newItemId: newId,
    };
    if (!stream) return sendJson(response, toResponse(await readTurn(answer, response), options));
    await streamTurn(answer, new ResponsesStreamEncoder(options), response);
  }

  /** Estimates the size of an input here, without asking the upstream. */
  @Post('input_tokens')
  @HttpCode(200)
  @Access('caller')
  @ExampleBody({ model: 'claude-sonnet-4.5', input: 'Hello' })
  countInputTokens(@TakenBody() body: unknown): { object: 'response.input_tokens'; input_tokens: number } {
    return {
      object: 'response.input_tokens',
      input_tokens: estimateTurnTokens(fromInputTokensRequest(body)),
    };
  }
}

function newId(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}
