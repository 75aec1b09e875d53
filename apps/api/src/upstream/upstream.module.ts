import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { OutboundModule } from '../outbound/outbound.module.js';
import { AmazonQClient } from './amazonq.client.js';
import { ModelCatalogue } from './model-catalogue.js';
import { RetryTimer } from './retry-timer.js';
import { TurnService } from './turn.service.js';

@Module({
  imports: [AccountsModule, AuthModule, OutboundModule],
  providers: [AmazonQClient, ModelCatalogue, RetryTimer, TurnService],
  exports: [ModelCatalogue, TurnService],
})
export class UpstreamModule {}
