import { Body, Controller, HttpCode, Post, Res, UsePipes } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ConvertibleProtocol } from '@q2api/admin-contract';
import { fromChatRequest, fromClaudeRequest, fromResponsesRequest } from '@q2api/converter';
import type { TurnRequest } from '@q2api/turn';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { adminValidation } from '../http/admin-validation.js';
import { closeSignal } from '../http/close-signal.js';
import { TurnPreview } from '../upstream/turn-preview.js';
import { ConversionDto } from './conversion.dto.js';
import { ConvertRequestDto } from './convert-request.dto.js';

const READERS = {
  claude: fromClaudeRequest,
  openai: fromChatRequest,
  responses: fromResponsesRequest,
} satisfies Record<ConvertibleProtocol, (body: unknown) => { turn: TurnRequest; ignored: string[] }>;

@ApiTags('Dry run')
@Controller('v2/convert')
@Access('admin')
@UsePipes(adminValidation)
export class DryRunController {
  constructor(private readonly preview: TurnPreview) {}

  /** Shows what would be sent upstream for a client's request, and sends nothing. 400: the request would be refused. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: ConversionDto })
  async convert(
    @Body() { protocol, request }: ConvertRequestDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConversionDto> {
    const { turn, ignored } = READERS[protocol](request);
    return { ...(await this.preview.of(turn, closeSignal(response))), ignored };
  }
}
