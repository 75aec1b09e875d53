import type { ChooseProfile } from '@q2api/admin-contract';
import { IsString, MaxLength } from 'class-validator';

export class ChooseProfileDto implements ChooseProfile {
  @IsString()
  @MaxLength(950)
  profileArn: string;
}
