import { IsBoolean, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';

/** Tokens and client secrets can have several KB (AWS SSO OIDC). */
const MAX_SECRET_LENGTH = 16_384;

export class CreateAccountDto {
  /** Name in lists. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  label?: string;

  /** OIDC client that obtained the refresh token. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_SECRET_LENGTH)
  clientId: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_SECRET_LENGTH)
  clientSecret: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_SECRET_LENGTH)
  refreshToken: string;

  /** Obtained with the refresh token when it is missing. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_SECRET_LENGTH)
  accessToken?: string;

  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  /** Anything of your own. */
  @IsOptional()
  @IsObject()
  other?: Record<string, unknown>;
}
