import { Module } from '@nestjs/common';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { ClientProbesController } from './client-probes.controller.js';
import { CountTokensController } from './count-tokens.controller.js';
import { MessagesController } from './messages.controller.js';

@Module({
  imports: [UpstreamModule],
  controllers: [MessagesController, CountTokensController, ClientProbesController],
})
export class ClaudeModule {}
