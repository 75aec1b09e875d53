import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { OutboundModule } from '../outbound/outbound.module.js';
import { AccessTokenService } from './access-token.service.js';
import { OidcClient } from './oidc.client.js';
import { TokenRefresher } from './token-refresher.js';

@Module({
  imports: [AccountsModule, OutboundModule],
  providers: [AccessTokenService, OidcClient, TokenRefresher],
  exports: [AccessTokenService],
})
export class AuthModule {}
