import { Controller, Get, HttpStatus, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Readiness } from '@q2api/admin-contract';
import type { Request, Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { AdminAccess } from '../access/admin-access.js';
import { ReadinessService } from './readiness.service.js';

@ApiTags('Health')
@Controller('readyz')
@Access('public')
export class ReadinessController {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly admins: AdminAccess,
  ) {}

  /** Tells load balancers whether to send requests here: 200, or 503. Operators also see why not. */
  @Get()
  async check(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const readiness = await this.readiness.check();
    const { status } = readiness;
    if (status === 'not-ready') response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return (await this.admins.isAdmin(request)) ? readiness : { status };
  }
}
