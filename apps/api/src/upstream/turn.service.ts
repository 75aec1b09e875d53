import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TurnRequest } from '@q2api/turn';
import type { AccountLease } from '../accounts/account-lease.js';
import { AccountPool } from '../accounts/account-pool.js';
import { AppConfig } from '../config/app-config.js';
import { asTurnError } from './as-turn-error.js';
import { emptyAnswer } from './empty-answer.js';
import { FailedAttempts } from './failed-attempts.js';
import { RefusedParts } from './leaving-out/refused-parts.js';
import { ModelCatalogue } from './models/model-catalogue.js';
import { decideRetry } from './retry-policy.js';
import { RetryTimer } from './retry-timer.js';
import { TurnForms } from './turn-forms.js';
import { TurnSender } from './turn-sender.js';
import type { TurnAnswer, TurnStream } from './turn-stream.js';
import { answerCheckOf } from './verification/answer-check-of.js';
import { openVerified } from './verification/open-verified.js';

/** Runs turns upstream. All attempts and all failover are here; neither happens after the first event. */
@Injectable()
export class TurnService {
  constructor(
    private readonly pool: AccountPool,
    private readonly sender: TurnSender,
    private readonly catalogue: ModelCatalogue,
    private readonly refused: RefusedParts,
    private readonly timer: RetryTimer,
    private readonly config: AppConfig,
  ) {}

  /**
   * Resolves once the answer's first event is known, so that every failure before it keeps its true status; for an
   * answer that must have a certain form once it is known to have it.
   * The caller must read the answer or abort the signal; either ends the account's lease.
   * @throws TurnError
   */
  async open(turn: TurnRequest, { signal }: { signal: AbortSignal }): Promise<TurnAnswer> {
    if (turn.maxOutputTokens === 0) {
      return emptyAnswer(turn, (await this.catalogue.resolve(turn.model)).id);
    }
    const check = answerCheckOf(turn, this.config.structuredOutputRepairs);
    if (check === undefined) return this.run(turn, signal);
    return openVerified({ turn, check, open: (request) => this.run(request, signal), timer: this.timer });
  }

  private async run(turn: TurnRequest, signal: AbortSignal): Promise<TurnStream> {
    const startedAt = this.timer.now();
    const model = await this.catalogue.resolve(turn.model);
    const forms = this.formsOf(turn, model.id);
    const failed = new FailedAttempts();
    for (;;) {
      const lease = this.lease(model.id, failed);
      try {
        return await this.sender.send({ forms, model, lease, signal });
      } catch (thrown) {
        const error = asTurnError(thrown);
        lease.settle(error.kind === 'aborted' ? { type: 'aborted' } : { type: 'failed', error });
        failed.add(lease.account.id, error);
        const { count: attempts, serviceFailures } = failed;
        const elapsedMs = this.timer.now() - startedAt;
        const decision = decideRetry(error, { attempts, serviceFailures, elapsedMs }, this.config);
        if (decision.action === 'give-up') throw error;
        await this.timer.sleep(decision.delayMs, signal);
      }
    }
  }

  private formsOf(turn: TurnRequest, modelId: string): TurnForms {
    const replayable = this.refused.withoutRefusedThinking(turn);
    const notes = replayable === turn ? [] : ['left out refused thinking'];
    return new TurnForms(replayable, { modelId, conversationId: randomUUID(), notes });
  }

  /** An account that has not failed yet; else one that may be asked again; else the failure so far is the answer. */
  private lease(modelId: string, failed: FailedAttempts): AccountLease {
    const without = this.catalogue.accountsWithout(modelId);
    if (failed.last === undefined) return this.pool.lease({ modelId, exclude: without });
    for (const exclude of [failed.accounts, failed.unfitAccounts]) {
      try {
        return this.pool.lease({ modelId, exclude: new Set([...exclude, ...without]) });
      } catch {
        // What matters to the client is why the turn failed, not that no account is left to try.
      }
    }
    throw failed.last;
  }
}
