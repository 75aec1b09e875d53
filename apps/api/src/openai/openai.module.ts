import { Module } from '@nestjs/common';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { ChatCompletionsController } from './chat-completions.controller.js';
import { ModelsController } from './models.controller.js';
import { ResponsesController } from './responses.controller.js';
import { StoredResponsesController } from './stored-responses.controller.js';

@Module({
  imports: [UpstreamModule],
  controllers: [ChatCompletionsController, ModelsController, ResponsesController, StoredResponsesController],
})
export class OpenAiModule {}
