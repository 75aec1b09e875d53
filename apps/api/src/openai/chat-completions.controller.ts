import { randomUUID } from 'node:crypto';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChatChunkEncoder, fromChatRequest, toChatCompletion } from '@q2api/converter';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { readTurn, streamTurn } from '../http/answer-turn.js';
import { sendJson } from '../http/send-json.js';
import { turnOptions } from '../http/turn-options.js';
import { reportTurn } from '../http/report-turn.js';
import { TurnService } from '../upstream/turn.service.js';

@ApiTags('OpenAI')
@Controller('v1/chat/completions')
export class ChatCompletionsController {
  constructor(private readonly turns: TurnService) {}

  /** Answers a conversation, as a whole or streamed (OpenAI Chat Completions API). */
  @Post()
  @Access('caller')
  async create(@Body() body: unknown, @Res() response: Response): Promise<void> {
    const { turn, stream, includeUsage, ignored, showReasoning, callForms } = fromChatRequest(body);
    const answer = await this.turns.open(turn, turnOptions(response));
    reportTurn(response, { ignored, ...answer.served });

    const form = {
      completionId: `chatcmpl-${randomUUID().replaceAll('-', '')}`,
      created: Math.floor(Date.now() / 1000),
      model: turn.model,
      showReasoning,
      callForms,
    };
    if (!stream) return sendJson(response, toChatCompletion(await readTurn(answer, response), form));
    await streamTurn(answer, new ChatChunkEncoder({ ...form, includeUsage }), response);
  }
}
