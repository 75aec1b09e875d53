import { Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { ExampleBody } from '../http/example-body.js';
import { TakenBody } from '../http/taken-body.js';
import { TurnService } from '../upstream/turn.service.js';
import { answerChat } from './answer-chat.js';

@ApiTags('OpenAI')
@Controller('v1/chat/completions')
export class ChatCompletionsController {
  constructor(private readonly turns: TurnService) {}

  /** Answers a conversation, as a whole or streamed (OpenAI Chat Completions API). */
  @Post()
  @Access('caller')
  @ExampleBody({ model: 'claude-sonnet-4.5', messages: [{ role: 'user', content: 'Hello' }] })
  create(@TakenBody() body: unknown, @Res() response: Response): Promise<void> {
    return answerChat(this.turns, body, response);
  }
}
