import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { ExampleBody } from '../http/example-body.js';
import { TurnService } from '../upstream/turn.service.js';
import { answerMessages } from './answer-messages.js';

@ApiTags('Claude')
@Controller('v1/messages')
export class MessagesController {
  constructor(private readonly turns: TurnService) {}

  /** Answers a conversation, as a whole or streamed (Anthropic Messages API). */
  @Post()
  @Access('caller')
  @ExampleBody({
    model: 'claude-sonnet-4.5',
    max_tokens: 256,
    messages: [{ role: 'user', content: 'Hello' }],
  })
  create(@Body() body: unknown, @Res() response: Response): Promise<void> {
    return answerMessages(this.turns, body, response);
  }
}
