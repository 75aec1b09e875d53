import { Controller, Get, Head, HttpCode } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Health } from '@q2api/admin-contract';
import { Access } from '../access/access.decorator.js';
import { AppConfig } from '../config/app-config.js';

@ApiTags('Health')
@Controller()
@Access('public')
export class HealthController {
  constructor(private readonly config: AppConfig) {}

  /** Answers as long as the process can. */
  @Get('healthz')
  health(): Health {
    return { status: 'ok', version: this.config.version, uptimeSeconds: Math.round(process.uptime()) };
  }

  /** Clients ask this to see whether a server is there at all. */
  @Head()
  @HttpCode(200)
  root(): void {}
}
