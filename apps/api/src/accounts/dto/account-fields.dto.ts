import { ApiProperty } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  MaxLength,
} from 'class-validator';
import { API_REGIONS, PROFILE_ARN, SSO_REGIONS } from '../regions.js';
import { MayBeMissing } from './may-be-missing.js';

/** What both a new and a changed account may state. */
export class AccountFieldsDto {
  /** Name in lists. */
  @ApiProperty({ example: 'My account', nullable: true, required: false, type: String })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  label?: string | null;

  /** Whose account this is: a note for yourself. */
  @ApiProperty({ example: 'team-a', nullable: true, required: false, type: String })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  owner?: string | null;

  /** Obtained with the refresh token when it is missing. */
  @MayBeMissing()
  @IsString()
  @IsNotEmpty()
  @MaxLength(16_384)
  accessToken?: string;

  @MayBeMissing()
  @IsBoolean()
  enabled?: boolean;

  /** Anything of your own, up to 16 KB as JSON. */
  @ApiProperty({ example: { ticket: 'OPS-1' }, nullable: true, required: false, type: Object })
  @IsOptional()
  @IsObject()
  other?: Record<string, unknown> | null;

  /** Region of the Amazon Q service; by default that of the profile, or us-east-1. */
  @ApiProperty({ enum: API_REGIONS, required: false })
  @MayBeMissing()
  @IsIn(API_REGIONS)
  region?: string;

  /** Region where the account signs in. */
  @ApiProperty({ enum: SSO_REGIONS, required: false })
  @MayBeMissing()
  @IsIn(SSO_REGIONS)
  ssoRegion?: string;

  /** Start URL of IAM Identity Center; none for Builder ID. */
  @ApiProperty({
    example: 'https://d-1234567890.awsapps.com/start',
    nullable: true,
    required: false,
    type: String,
  })
  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true, require_valid_protocol: true })
  @MaxLength(2048)
  startUrl?: string | null;

  /** Profile of IAM Identity Center. */
  @ApiProperty({ nullable: true, required: false, type: String })
  @IsOptional()
  @Matches(PROFILE_ARN, { message: 'profileArn must be the ARN of a profile in us-east-1 or eu-central-1' })
  profileArn?: string | null;
}
