import { Controller, Head, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.js';

/** What Claude Code asks of its base URL besides the API (observed): answered at once and kept nowhere. */
@ApiExcludeController()
@Controller('api')
export class ClientProbesController {
  @Head('hello')
  @HttpCode(200)
  @Access('public')
  hello(): void {}

  @Post('event_logging/batch')
  @HttpCode(204)
  @Access('public')
  discardTelemetry(): void {}
}
