import { ApiProperty } from '@nestjs/swagger';
import { BULK_ACTIONS, type BulkAction, type BulkRequest } from '@q2api/admin-contract';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsUUID } from 'class-validator';

const MAX_ACCOUNTS = 1000;

export class BulkRequestDto implements BulkRequest {
  @ApiProperty({ enum: BULK_ACTIONS, example: 'disable' })
  @IsIn(BULK_ACTIONS)
  action: BulkAction;

  /** Which accounts. */
  @ApiProperty({
    type: [String],
    format: 'uuid',
    maxItems: MAX_ACCOUNTS,
    example: ['6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a'],
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_ACCOUNTS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids: string[];
}
