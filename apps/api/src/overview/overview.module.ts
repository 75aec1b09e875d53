import { Module } from '@nestjs/common';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { TrafficModule } from '../traffic/traffic.module.js';
import { OverviewController } from './overview.controller.js';
import { OverviewService } from './overview.service.js';

@Module({
  imports: [LifecycleModule, TrafficModule],
  controllers: [OverviewController],
  providers: [OverviewService],
})
export class OverviewModule {}
