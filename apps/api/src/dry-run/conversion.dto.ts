import { ApiProperty } from '@nestjs/swagger';
import type { Conversion } from '@q2api/admin-contract';

export class ConversionDto implements Conversion {
  /** GenerateAssistantResponse, without the profile: that is the serving account's. */
  @ApiProperty({ type: Object })
  body: object;

  /** What had to be mended for the upstream to accept the conversation. */
  @ApiProperty({ example: ['merged 1 turn'] })
  repairs: string[];

  /** Fields that were accepted and have no effect. */
  @ApiProperty({ example: ['temperature'] })
  ignored: string[];

  /** Estimated size of the prompt. */
  @ApiProperty({ example: 1234 })
  estimatedTokens: number;

  /** The upstream's id of the model. */
  @ApiProperty({ example: 'claude-sonnet-4.5' })
  model: string;
}
