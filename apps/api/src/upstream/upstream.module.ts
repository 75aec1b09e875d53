import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { OutboundModule } from '../outbound/outbound.module.js';
import { RemoteContentModule } from '../remote-content/remote-content.module.js';
import { AmazonQClient } from './amazonq.client.js';
import { RefusedParts } from './leaving-out/refused-parts.js';
import { AccountModels } from './models/account-models.js';
import { ModelCatalogue } from './models/model-catalogue.js';
import { ModelListClient } from './models/model-list.client.js';
import { RecentTurns } from './recent-turns.js';
import { RetryTimer } from './retry-timer.js';
import { TurnPreview } from './turn-preview.js';
import { TurnSender } from './turn-sender.js';
import { TurnService } from './turn.service.js';

@Module({
  imports: [AccountsModule, AuthModule, OutboundModule, RemoteContentModule],
  providers: [
    AccountModels,
    AmazonQClient,
    ModelCatalogue,
    ModelListClient,
    RecentTurns,
    RefusedParts,
    RetryTimer,
    TurnPreview,
    TurnSender,
    TurnService,
  ],
  exports: [ModelCatalogue, RecentTurns, TurnPreview, TurnService],
})
export class UpstreamModule {}
