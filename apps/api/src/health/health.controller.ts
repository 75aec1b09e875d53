import { Controller, Get, Head, HttpCode, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Health } from '@q2api/admin-contract';
import type { Request } from 'express';
import { Access } from '../access/access.decorator.js';
import { AdminAccess } from '../access/admin-access.js';
import { exposureWarnings } from '../access/exposure-warnings.js';
import { AppConfig } from '../config/app-config.js';

@ApiTags('Health')
@Controller()
@Access('public')
export class HealthController {
  constructor(
    private readonly config: AppConfig,
    private readonly admins: AdminAccess,
  ) {}

  /** Answers as long as the process can. Operators also see the version and what is open to other machines. */
  @Get('healthz')
  async health(@Req() request: Request): Promise<Health> {
    if (!(await this.admins.isAdmin(request))) return { status: 'ok' };
    return {
      status: 'ok',
      version: this.config.version,
      uptimeSeconds: Math.round(process.uptime()),
      warnings: exposureWarnings(this.config),
    };
  }

  /** Clients ask this to see whether a server is there at all. */
  @Head()
  @HttpCode(200)
  root(): void {}
}
