import { Controller, Headers, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { AppConfig } from '../config/app-config.js';
import { ExampleBody } from '../http/example-body.js';
import { TakenBody } from '../http/taken-body.js';
import { TurnService } from '../upstream/turn.service.js';
import { answerMessages } from './answer-messages.js';

/** The first version of the API without sampling numbers (Anthropic API). */
const VERSION_WITHOUT_SAMPLING = '2026-10-21';

@ApiTags('Claude')
@Controller('v1/messages')
export class MessagesController {
  constructor(
    private readonly turns: TurnService,
    private readonly config: AppConfig,
  ) {}

  /** Answers a conversation, as a whole or streamed (Anthropic Messages API). */
  @Post()
  @Access('caller')
  @ExampleBody({
    model: 'claude-sonnet-4.5',
    max_tokens: 256,
    messages: [{ role: 'user', content: 'Hello' }],
  })
  create(
    @TakenBody() body: unknown,
    @Headers('anthropic-version') version: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    // Versions are dates: their order is that of their text.
    const refuseSampling = this.config.strictSampling && (version ?? '') >= VERSION_WITHOUT_SAMPLING;
    return answerMessages(this.turns, body, response, { refuseSampling });
  }
}
