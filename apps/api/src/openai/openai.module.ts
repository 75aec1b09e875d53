import { Module } from '@nestjs/common';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { ChatCompletionsController } from './chat-completions.controller.js';
import { ModelsController } from './models.controller.js';

@Module({ imports: [UpstreamModule], controllers: [ChatCompletionsController, ModelsController] })
export class OpenAiModule {}
