import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { AccountTestController } from './account-test.controller.js';
import { ChatTestController } from './chat-test.controller.js';

/** Turns on behalf of the operator. */
@Module({
  imports: [AccountsModule, UpstreamModule],
  controllers: [AccountTestController, ChatTestController],
})
export class ChatTestModule {}
