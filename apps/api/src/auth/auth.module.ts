import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ManagementModule } from '../management/management.module.js';
import { OutboundModule } from '../outbound/outbound.module.js';
import { AccessTokenService } from './access-token.service.js';
import { AccountRefreshController } from './account-refresh.controller.js';
import { ClientRegistrationEntity } from './client-registration.entity.js';
import { ClientRegistrations } from './client-registrations.js';
import { DeviceLoginController } from './device-login.controller.js';
import { DeviceLoginEntity } from './device-login.entity.js';
import { DeviceLoginPoller } from './device-login.poller.js';
import { DeviceLoginRepository } from './device-login.repository.js';
import { DeviceLoginService } from './device-login.service.js';
import { LoginClaim } from './login-claim.js';
import { LoginCompletion } from './login-completion.js';
import { OidcClient } from './oidc.client.js';
import { ProfileDiscovery } from './profile-discovery.js';
import { RefreshSchedule } from './refresh.schedule.js';
import { TokenRefresher } from './token-refresher.js';

@Module({
  imports: [
    AccountsModule,
    ManagementModule,
    OutboundModule,
    ScheduleModule.forRoot(),
    TypeOrmModule.forFeature([ClientRegistrationEntity, DeviceLoginEntity]),
  ],
  controllers: [AccountRefreshController, DeviceLoginController],
  providers: [
    AccessTokenService,
    ClientRegistrations,
    DeviceLoginPoller,
    DeviceLoginRepository,
    DeviceLoginService,
    LoginClaim,
    LoginCompletion,
    OidcClient,
    ProfileDiscovery,
    RefreshSchedule,
    TokenRefresher,
  ],
  exports: [AccessTokenService, TokenRefresher],
})
export class AuthModule {}
