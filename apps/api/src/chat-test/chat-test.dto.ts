import { ApiProperty } from '@nestjs/swagger';
import type { ChatProtocol, ChatTestRequest } from '@q2api/admin-contract';
import { IsIn, IsObject, IsOptional, IsUUID } from 'class-validator';

const PROTOCOLS = ['claude', 'openai'] as const satisfies readonly ChatProtocol[];

export class ChatTestDto implements ChatTestRequest {
  @ApiProperty({ enum: PROTOCOLS })
  @IsIn(PROTOCOLS)
  protocol: ChatProtocol;

  /** Serve the turn with this account only. */
  @ApiProperty({ required: false, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  accountId?: string;

  /** Body of `POST /v1/messages` or `POST /v1/chat/completions`. */
  @ApiProperty({
    type: Object,
    example: { model: 'claude-sonnet-4.5', max_tokens: 256, messages: [{ role: 'user', content: 'Hello' }] },
  })
  @IsObject()
  request: object;
}
