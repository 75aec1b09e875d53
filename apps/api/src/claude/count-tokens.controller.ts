import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { estimateTurnTokens, fromCountTokensRequest } from '@q2api/converter';
import { Access } from '../access/access.decorator.js';
import { ExampleBody } from '../http/example-body.js';
import { TakenBody } from '../http/taken-body.js';

@ApiTags('Claude')
@Controller('v1/messages/count_tokens')
export class CountTokensController {
  /** Estimates the size of a prompt here, without asking the upstream: clients send dozens of these at once. */
  @Post()
  @HttpCode(200)
  @Access('caller')
  @ExampleBody({ model: 'claude-sonnet-4.5', messages: [{ role: 'user', content: 'Hello' }] })
  count(@TakenBody() body: unknown): { input_tokens: number } {
    return { input_tokens: estimateTurnTokens(fromCountTokensRequest(body)) };
  }
}
