import { Body, Controller, HttpCode, Post, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BulkResult } from '@q2api/admin-contract';
import { Access } from '../access/access.decorator.js';
import { adminValidation } from '../http/admin-validation.js';
import { BulkRequestDto } from './bulk.dto.js';
import { BulkService } from './bulk.service.js';

@ApiTags('Accounts')
@Controller('v2/accounts/bulk')
@Access('admin')
@UsePipes(adminValidation)
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  /** Enables, disables, deletes or refreshes many accounts; each has its own result. */
  @Post()
  @HttpCode(200)
  run(@Body() body: BulkRequestDto): Promise<BulkResult> {
    return this.bulk.run(body);
  }
}
