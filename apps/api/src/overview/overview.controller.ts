import { Controller, Get, Query, UsePipes } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Overview, OverviewRange } from '@q2api/admin-contract';
import { IsIn, IsOptional } from 'class-validator';
import { Access } from '../access/access.decorator.js';
import { adminValidation } from '../http/admin-validation.js';
import { OverviewService } from './overview.service.js';

const RANGES = ['24h', '7d'] as const satisfies readonly OverviewRange[];

export class OverviewQueryDto {
  /** How far back the series goes. */
  @ApiProperty({ required: false, enum: RANGES })
  @IsOptional()
  @IsIn(RANGES)
  range: OverviewRange = '24h';
}

@ApiTags('Overview')
@Controller('v2/overview')
@Access('admin')
@UsePipes(adminValidation)
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  /** All that the first page of the console needs, in one request. */
  @Get()
  read(@Query() { range }: OverviewQueryDto): Promise<Overview> {
    return this.overview.read(range);
  }
}
