import type { ImportFile, ImportRequest } from '@q2api/admin-contract';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBase64,
  IsBoolean,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';

export class ImportFileDto implements ImportFile {
  @IsString()
  @MaxLength(255)
  name: string;

  /** The file's bytes. */
  @IsBase64()
  base64: string;
}

export class ImportDto implements ImportRequest {
  /** True: say what would happen, change nothing. */
  @IsBoolean()
  preview: boolean;

  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ImportFileDto)
  files: ImportFileDto[];
}
