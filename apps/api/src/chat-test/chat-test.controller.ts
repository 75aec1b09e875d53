import { Body, Controller, Get, Post, Res, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CHAT_TEST_HEADERS, type ConsoleModelList } from '@q2api/admin-contract';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { answerMessages } from '../claude/answer-messages.js';
import { adminValidation } from '../http/admin-validation.js';
import { fromException } from '../http/from-exception.js';
import { sendError } from '../http/send-error.js';
import { answerChat } from '../openai/answer-chat.js';
import { ModelCatalogue } from '../upstream/models/model-catalogue.js';
import { TurnService } from '../upstream/turn.service.js';
import { ChatTestDto } from './chat-test.dto.js';

@ApiTags('Chat test')
@Controller('v2')
@Access('admin')
export class ChatTestController {
  constructor(
    private readonly turns: TurnService,
    private readonly catalogue: ModelCatalogue,
  ) {}

  /** One turn for the operator, by the pool or by one account, answered as /v1 would answer it. */
  @Post('chat/test')
  @UsePipes(adminValidation)
  async test(
    @Body() { protocol, accountId, request }: ChatTestDto,
    @Res() response: Response,
  ): Promise<void> {
    const answer = protocol === 'claude' ? answerMessages : answerChat;
    try {
      await answer(this.turnsOf(accountId, response), request, response);
    } catch (thrown) {
      if (response.headersSent) throw thrown;
      sendError(fromException(thrown), protocol, response);
    }
  }

  /** The models that can be asked, and which accounts are known to offer them. */
  @Get('models')
  async models(): Promise<ConsoleModelList> {
    const models = await this.catalogue.list();
    return {
      models: models.map(({ name, model }) => ({
        id: name,
        name: model.displayName,
        accountIds: this.catalogue.accountsWith(model.id),
      })),
    };
  }

  /** Turns that tell in a header which account serves them. */
  private turnsOf(accountId: string | undefined, response: Response): Pick<TurnService, 'open'> {
    return {
      open: async (turn, context) => {
        const answer = await this.turns.open(turn, { ...context, accountId });
        const { accountId: servedBy } = answer.served;
        if (servedBy !== undefined) response.setHeader(CHAT_TEST_HEADERS.account, servedBy);
        return answer;
      },
    };
  }
}
