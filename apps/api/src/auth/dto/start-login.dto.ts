import { ApiProperty } from '@nestjs/swagger';
import type { StartLogin } from '@q2api/admin-contract';
import { IsBoolean, IsIn, IsOptional, IsString, IsUrl, IsUUID, MaxLength } from 'class-validator';
import { SSO_REGIONS } from '../../accounts/regions.js';

export class StartLoginDto implements StartLogin {
  @ApiProperty({ example: 'New account', required: false, nullable: true, type: String })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  label?: string | null;

  @ApiProperty({ required: false, nullable: true, type: String })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  owner?: string | null;

  /** Whether the new account may serve at once. */
  @ApiProperty({ required: false, default: true })
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  /** Start URL of IAM Identity Center; none for Builder ID. */
  @ApiProperty({ required: false, example: 'https://d-1234567890.awsapps.com/start' })
  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true, require_valid_protocol: true })
  @MaxLength(2048)
  startUrl?: string;

  /** Region of IAM Identity Center. */
  @ApiProperty({ required: false, enum: SSO_REGIONS })
  @IsOptional()
  @IsIn(SSO_REGIONS)
  ssoRegion?: string;

  /** The account that signs in again. */
  @ApiProperty({ required: false })
  @IsOptional()
  @IsUUID()
  accountId?: string;
}
