import { ApiProperty } from '@nestjs/swagger';
import type { CreateAccount } from '@q2api/admin-contract';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { AccountFieldsDto } from './account-fields.dto.js';

export class CreateAccountDto extends AccountFieldsDto implements CreateAccount {
  /** The OIDC client that obtained the refresh token. */
  @ApiProperty({ example: 'your-client-id' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(16_384)
  clientId: string;

  @ApiProperty({ example: 'your-client-secret', writeOnly: true })
  @IsString()
  @IsNotEmpty()
  @MaxLength(16_384)
  clientSecret: string;

  @ApiProperty({ example: 'your-refresh-token', writeOnly: true })
  @IsString()
  @IsNotEmpty()
  @MaxLength(16_384)
  refreshToken: string;
}
