import { Module } from '@nestjs/common';
import { OutboundModule } from '../outbound/outbound.module.js';
import { ProxyTest } from './proxy-test.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';

@Module({
  imports: [OutboundModule],
  controllers: [SettingsController],
  providers: [ProxyTest, SettingsService],
})
export class SettingsModule {}
