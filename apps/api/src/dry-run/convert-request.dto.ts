import { ApiProperty } from '@nestjs/swagger';
import { CONVERTIBLE_PROTOCOLS, type ConvertibleProtocol, type ConvertRequest } from '@q2api/admin-contract';
import { IsIn, IsObject } from 'class-validator';

export class ConvertRequestDto implements ConvertRequest {
  /** The client API that the request is written for: Messages, Chat Completions or Responses. */
  @ApiProperty({ enum: CONVERTIBLE_PROTOCOLS })
  @IsIn(CONVERTIBLE_PROTOCOLS)
  protocol: ConvertibleProtocol;

  /** The client's request as it would be sent to /v1. */
  @ApiProperty({
    type: Object,
    example: { model: 'claude-sonnet-4-5', max_tokens: 100, messages: [{ role: 'user', content: 'Hello' }] },
  })
  @IsObject()
  request: object;
}
