import type { SignInRequest } from '@q2api/admin-contract';
import { IsString, MaxLength } from 'class-validator';

export class SignInDto implements SignInRequest {
  @IsString()
  @MaxLength(1024)
  password: string;
}
