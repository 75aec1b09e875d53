import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TrafficModule } from '../traffic/traffic.module.js';
import { OverviewController } from './overview.controller.js';
import { OverviewService } from './overview.service.js';

@Module({
  imports: [AccountsModule, TrafficModule],
  controllers: [OverviewController],
  providers: [OverviewService],
})
export class OverviewModule {}
