import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TurnRequest } from '@q2api/turn';
import type { AccountLease } from '../accounts/account-lease.js';
import { AccountPool } from '../accounts/account-pool.js';
import { AccessTokenService } from '../auth/access-token.service.js';
import { AppConfig } from '../config/app-config.js';
import { AmazonQClient } from './amazonq.client.js';
import { asTurnError } from './as-turn-error.js';
import { FailedAttempts } from './failed-attempts.js';
import { ModelCatalogue } from './model-catalogue.js';
import { PreparedTurn } from './prepared-turn.js';
import { decideRetry } from './retry-policy.js';
import { RetryTimer } from './retry-timer.js';
import { type TurnAnswer, TurnStream } from './turn-stream.js';
import { answerCheckOf } from './verification/answer-check-of.js';
import { openVerified } from './verification/open-verified.js';

/** Runs turns upstream. All attempts and all failover are here; neither happens after the first event. */
@Injectable()
export class TurnService {
  constructor(
    private readonly pool: AccountPool,
    private readonly tokens: AccessTokenService,
    private readonly client: AmazonQClient,
    private readonly catalogue: ModelCatalogue,
    private readonly timer: RetryTimer,
    private readonly config: AppConfig,
  ) {}

  /**
   * Resolves once the answer's first event is known, so that every failure before it keeps its true status; for an
   * answer that must have a certain form once it is known to have it.
   * The caller must read the answer or abort the signal; either ends the account's lease.
   * @throws TurnError
   */
  open(turn: TurnRequest, { signal }: { signal: AbortSignal }): Promise<TurnAnswer> {
    const check = answerCheckOf(turn, this.config.structuredOutputRepairs);
    if (check === undefined) return this.run(turn, signal);
    return openVerified({ turn, check, open: (request) => this.run(request, signal), timer: this.timer });
  }

  private async run(turn: TurnRequest, signal: AbortSignal): Promise<TurnStream> {
    const startedAt = this.timer.now();
    const prepared = new PreparedTurn(turn, this.catalogue.resolve(turn.model), randomUUID());
    const failed = new FailedAttempts();
    for (;;) {
      const lease = this.lease(prepared.model.id, failed);
      try {
        return await this.attempt(prepared, lease, signal);
      } catch (thrown) {
        const error = prepared.explain(asTurnError(thrown));
        lease.settle(error.kind === 'aborted' ? { type: 'aborted' } : { type: 'failed', error });
        const decision = decideRetry(error, failed.count + 1, this.timer.now() - startedAt);
        if (decision.action === 'give-up') throw error;
        failed.add(lease.account.id, error, decision.action);
        await this.timer.sleep(decision.delayMs, signal);
      }
    }
  }

  /** An account that has not failed yet; else one that may be asked again; else the failure so far is the answer. */
  private lease(modelId: string, failed: FailedAttempts): AccountLease {
    if (failed.last === undefined) return this.pool.lease({ modelId });
    for (const exclude of [failed.accounts, failed.unfitAccounts]) {
      try {
        return this.pool.lease({ modelId, exclude });
      } catch {
        // What matters to the client is why the turn failed, not that no account is left to try.
      }
    }
    throw failed.last;
  }

  /** One account's try, with one forced refresh when the upstream no longer accepts its access token. */
  private async attempt(
    prepared: PreparedTurn,
    lease: AccountLease,
    signal: AbortSignal,
  ): Promise<TurnStream> {
    const accountId = lease.account.id;
    const accessToken = await this.tokens.ensureFresh(accountId);
    try {
      return await this.start(prepared, lease, accessToken, signal);
    } catch (thrown) {
      if (asTurnError(thrown).kind !== 'account-unauthenticated') throw thrown;
      const replaced = await this.tokens.replaceRejected(accountId, accessToken);
      return this.start(prepared, lease, replaced, signal);
    }
  }

  private async start(
    prepared: PreparedTurn,
    lease: AccountLease,
    accessToken: string,
    signal: AbortSignal,
  ): Promise<TurnStream> {
    const { account } = lease;
    const body = prepared.bodyFor(account.profileArn);
    const answer = await this.client.open({ body, region: account.region, accessToken, signal });
    const stream = new TurnStream(answer.body, prepared.newReader(), {
      accountId: account.id,
      modelId: prepared.model.id,
      requestId: answer.requestId,
      repairs: prepared.repairs,
      roughInputTokens: prepared.roughInputTokens,
    });
    await stream.opened();
    stream.whenRead((failure) => {
      if (failure === null) lease.settle({ type: 'completed' });
      else
        lease.settle(failure.kind === 'aborted' ? { type: 'aborted' } : { type: 'failed', error: failure });
    });
    return stream;
  }
}
