import { Controller, HttpCode, NotFoundException, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AccountTest } from '@q2api/admin-contract';
import type { TurnRequest } from '@q2api/turn';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { closeSignal } from '../http/close-signal.js';
import { Clock } from '../time/clock.js';
import { ModelCatalogue } from '../upstream/models/model-catalogue.js';
import { TurnService } from '../upstream/turn.service.js';

@ApiTags('Accounts')
@Controller('v2/accounts')
@Access('admin')
export class AccountTestController {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly turns: TurnService,
    private readonly catalogue: ModelCatalogue,
    private readonly clock: Clock,
  ) {}

  /** Sends one tiny turn with this account: how long its first token takes, or what is wrong. */
  @Post(':id/test')
  @HttpCode(200)
  async test(
    @Param('id', ParseUUIDPipe) accountId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AccountTest> {
    if ((await this.accounts.find(accountId)) === null)
      throw new NotFoundException('The account does not exist.');
    const model = await this.catalogue.cheapestFor(accountId);
    const startedAt = this.clock.now();
    const answer = await this.turns.open(tinyTurn(model), { signal: closeSignal(response), accountId });
    const firstTokenMs = this.clock.now() - startedAt;
    await answer.forEachBatch(() => undefined);
    return { model: answer.served.modelId, firstTokenMs, durationMs: this.clock.now() - startedAt };
  }
}

function tinyTurn(model: string): TurnRequest {
  return {
    model,
    system: [],
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Say hello in one word.' }] }],
    tools: [],
    toolChoice: { type: 'auto' },
    parallelToolUse: true,
    stopSequences: [],
    thinking: { type: 'default' },
  };
}
