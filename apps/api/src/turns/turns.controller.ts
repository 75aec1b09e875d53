import { Controller, Get, Query, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { TurnList } from '@q2api/admin-contract';
import { Access } from '../access/access.decorator.js';
import { adminValidation } from '../http/admin-validation.js';
import { TurnQueryDto } from './turn-query.dto.js';
import { TurnsService } from './turns.service.js';

@ApiTags('Turns')
@Controller('v2/turns')
@Access('admin')
@UsePipes(adminValidation)
export class TurnsController {
  constructor(private readonly turns: TurnsService) {}

  /** The last turns of all workers of this machine, with how each came to its account. They are kept in memory only. */
  @Get()
  list(@Query() query: TurnQueryDto): Promise<TurnList> {
    return this.turns.list(query);
  }
}
