import { ApiProperty } from '@nestjs/swagger';
import { ACCOUNT_SORT_FIELDS, type AccountQuery } from '@q2api/admin-contract';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ACCOUNT_STATES } from '../account-state.js';

const SORTS = ACCOUNT_SORT_FIELDS.flatMap((field) => [field, `-${field}` as const]);
const STATE = ACCOUNT_STATES.join('|');

export class AccountQueryDto implements AccountQuery {
  /** One or several states, separated by commas. */
  @ApiProperty({ required: false, example: 'ready,cooling-down' })
  @IsOptional()
  @Matches(new RegExp(`^(${STATE})(,(${STATE}))*$`), {
    message: `state must be made of ${ACCOUNT_STATES.join(', ')}`,
  })
  state?: string;

  /** Part of a label, an owner or an id. */
  @ApiProperty({ required: false })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;

  /** With a minus before it: descending. */
  @ApiProperty({ required: false, enum: SORTS })
  @IsOptional()
  @IsIn(SORTS)
  sort: (typeof SORTS)[number] = 'created_at';

  @ApiProperty({ required: false, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  page: number = 1;

  @ApiProperty({ required: false, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  pageSize: number = 100;
}
