import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccountsModule } from '../accounts/accounts.module.js';
import { OutboundModule } from '../outbound/outbound.module.js';
import { AccessTokenService } from './access-token.service.js';
import { AccountRefreshController } from './account-refresh.controller.js';
import { OidcClient } from './oidc.client.js';
import { RefreshSchedule } from './refresh.schedule.js';
import { TokenRefresher } from './token-refresher.js';

@Module({
  imports: [AccountsModule, OutboundModule, ScheduleModule.forRoot()],
  controllers: [AccountRefreshController],
  providers: [AccessTokenService, OidcClient, RefreshSchedule, TokenRefresher],
  exports: [AccessTokenService, TokenRefresher],
})
export class AuthModule {}
