import { ApiProperty } from '@nestjs/swagger';
import type { UpdateAccount } from '@q2api/admin-contract';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { AccountFieldsDto } from './account-fields.dto.js';
import { MayBeMissing } from './may-be-missing.js';

/** What is missing stays as it is. */
export class UpdateAccountDto extends AccountFieldsDto implements UpdateAccount {
  @ApiProperty({ required: false })
  @MayBeMissing()
  @IsString()
  @IsNotEmpty()
  @MaxLength(16_384)
  clientId?: string;

  @ApiProperty({ required: false, writeOnly: true })
  @MayBeMissing()
  @IsString()
  @IsNotEmpty()
  @MaxLength(16_384)
  clientSecret?: string;

  @ApiProperty({ required: false, writeOnly: true })
  @MayBeMissing()
  @IsString()
  @IsNotEmpty()
  @MaxLength(16_384)
  refreshToken?: string;
}
