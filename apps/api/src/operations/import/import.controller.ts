import { Body, Controller, HttpCode, Post, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ImportResult } from '@q2api/admin-contract';
import { Access } from '../../access/access.decorator.js';
import { adminValidation } from '../../http/admin-validation.js';
import { ImportDto } from './import.dto.js';
import { ImportService } from './import.service.js';

@ApiTags('Accounts')
@Controller('v2/accounts/import')
@Access('admin')
@UsePipes(adminValidation)
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  /**
   * Adds accounts from files: JSON in the shape of `POST /v2/accounts`, token files of `~/.aws/sso/cache`, and the
   * databases of Q CLI and Kiro CLI. One result per sign-in; with `preview` nothing is changed.
   */
  @Post()
  @HttpCode(200)
  run(@Body() body: ImportDto): Promise<ImportResult> {
    return this.imports.run(body);
  }
}
