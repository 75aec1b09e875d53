import { ApiProperty } from '@nestjs/swagger';
import type { TurnQuery } from '@q2api/admin-contract';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class TurnQueryDto implements TurnQuery {
  @ApiProperty({ required: false, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;

  /** Only turns that this account was asked for. */
  @ApiProperty({ required: false })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  accountId?: string;

  /** Only turns that failed, or that needed more than one attempt. */
  @ApiProperty({ required: false, default: false })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  troubled: boolean = false;
}
