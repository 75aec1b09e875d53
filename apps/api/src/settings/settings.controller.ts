import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProxyTestResult, Settings } from '@q2api/admin-contract';
import { Access } from '../access/access.decorator.js';
import { ProxyTest } from './proxy-test.js';
import { SettingsService } from './settings.service.js';

@ApiTags('Settings')
@Controller('v2/settings')
@Access('admin')
export class SettingsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly proxyTest: ProxyTest,
  ) {}

  /** The effective configuration, without its secrets, and what is weak about it. */
  @Get()
  read(): Settings {
    return this.settings.read();
  }

  /** Tries the way to the upstream's servers. */
  @Post('proxy-test')
  @HttpCode(200)
  testProxy(): Promise<ProxyTestResult> {
    return this.proxyTest.run();
  }
}
