import { randomUUID } from 'node:crypto';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ClaudeStreamEncoder, fromClaudeRequest, toClaudeMessage } from '@q2api/converter';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { readTurn, streamTurn } from '../http/answer-turn.js';
import { sendJson } from '../http/send-json.js';
import { turnOptions } from '../http/turn-options.js';
import { reportTurn } from '../http/report-turn.js';
import { TurnService } from '../upstream/turn.service.js';

@ApiTags('Claude')
@Controller('v1/messages')
export class MessagesController {
  constructor(private readonly turns: TurnService) {}

  /** Answers a conversation, as a whole or streamed (Anthropic Messages API). */
  @Post()
  @Access('caller')
  async create(@Body() body: unknown, @Res() response: Response): Promise<void> {
    const { turn, stream, ignored, thinkingOutput } = fromClaudeRequest(body);
    const answer = await this.turns.open(turn, turnOptions(response));
    reportTurn(response, { ignored, ...answer.served });

    const messageId = `msg_${randomUUID().replaceAll('-', '')}`;
    const form = { messageId, model: turn.model, thinkingOutput };
    if (!stream) return sendJson(response, toClaudeMessage(await readTurn(answer, response), form));
    const inputTokens = answer.served.roughInputTokens;
    await streamTurn(answer, new ClaudeStreamEncoder({ ...form, inputTokens }), response);
  }
}
