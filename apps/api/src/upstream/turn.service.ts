import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TurnError, type TurnRequest } from '@q2api/turn';
import type { AccountLease } from '../accounts/account-lease.js';
import { AccountPool } from '../accounts/account-pool.js';
import type { Selection } from '../accounts/pool/selection.js';
import { AppConfig } from '../config/app-config.js';
import { Clock } from '../time/clock.js';
import { RemoteContent } from '../remote-content/remote-content.js';
import { asTurnError } from './as-turn-error.js';
import { emptyAnswer } from './empty-answer.js';
import { FailedAttempts } from './failed-attempts.js';
import { RefusedParts } from './leaving-out/refused-parts.js';
import type { CatalogueModel } from './models/catalogue-index.js';
import { ModelCatalogue } from './models/model-catalogue.js';
import { RecentTurns } from './recent-turns.js';
import { decideRetry } from './retry-policy.js';
import { RetryTimer } from './retry-timer.js';
import { TurnForms } from './turn-forms.js';
import { TurnSender } from './turn-sender.js';
import { type AttemptRecorder, TurnTrail } from './turn-trail.js';
import type { TurnAnswer, TurnStream } from './turn-stream.js';
import { answerCheckOf } from './verification/answer-check-of.js';
import { openVerified } from './verification/open-verified.js';

/** What a turn has to know of the request that it answers. */
export interface TurnContext {
  /** Aborts when nobody wants the answer any more; its reason is the turn's error. */
  signal: AbortSignal;
  /** Whose request it is: callers take turns when all accounts are busy. */
  caller?: string;
  /** The client's own name of its session. */
  session?: string | undefined;
  /** What the client knows its request by. */
  requestId?: string | undefined;
  /** This account and no other, whatever its state: an operator wants to see how it does. */
  accountId?: string | undefined;
  /** Told once, at the start; the attempts are then added to the list. */
  onAttempts?: (attempts: readonly object[]) => void;
}

/** Runs turns upstream. All attempts and all failover are here; neither happens after the first event. */
@Injectable()
export class TurnService {
  constructor(
    private readonly pool: AccountPool,
    private readonly sender: TurnSender,
    private readonly catalogue: ModelCatalogue,
    private readonly refused: RefusedParts,
    private readonly remoteContent: RemoteContent,
    private readonly recent: RecentTurns,
    private readonly timer: RetryTimer,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /**
   * Resolves once the answer's first event is known, so that every failure before it keeps its true status; for an
   * answer that must have a certain form once it is known to have it.
   * The caller must read the answer or abort the signal; either ends the account's lease.
   * @throws TurnError
   */
  async open(request: TurnRequest, options: TurnContext): Promise<TurnAnswer> {
    const model = await this.catalogue.resolve(request.model);
    if (request.maxOutputTokens === 0) return emptyAnswer(request, model.id);
    const turn = await this.remoteContent.resolve(request, options.signal);
    const trail = new TurnTrail(this.clock.timestamp(), model.id, options.requestId, this.timer);
    this.recent.add(trail);
    options.onAttempts?.(trail.attempts);
    const check = answerCheckOf(turn, this.config.structuredOutputRepairs);
    const open = (asked: TurnRequest) => this.run(asked, model, trail, options);
    if (check === undefined) return open(turn);
    return openVerified({ turn, check, open, timer: this.timer });
  }

  private async run(
    turn: TurnRequest,
    model: CatalogueModel,
    trail: TurnTrail,
    context: TurnContext,
  ): Promise<TurnStream> {
    const startedAt = this.timer.now();
    const forms = this.formsOf(turn, model.id);
    const failed = new FailedAttempts();
    for (;;) {
      const attempt = trail.begin();
      const chosen = this.lease(model.id, failed, attempt, context, context.session ?? turn.sessionId);
      const lease = recorded(await chosen, attempt, model.id);
      try {
        return await this.sender.send({ forms, model, lease, signal: context.signal });
      } catch (thrown) {
        const error = asTurnError(thrown);
        lease.settle(error.kind === 'aborted' ? { type: 'aborted' } : { type: 'failed', error });
        if (error.kind === 'model-not-found') this.catalogue.noteMissing(model.id, lease.account.id);
        failed.add(lease.account.id, error);
        const { count: attempts, serviceFailures } = failed;
        const elapsedMs = this.timer.now() - startedAt;
        const decision = decideRetry(error, { attempts, serviceFailures, elapsedMs }, this.config);
        if (decision.action === 'give-up' || context.accountId !== undefined) throw error;
        await this.timer.sleep(decision.delayMs, context.signal);
      }
    }
  }

  private formsOf(turn: TurnRequest, modelId: string): TurnForms {
    const replayable = this.refused.withoutRefusedThinking(turn);
    const notes = replayable === turn ? [] : ['left out refused thinking'];
    const { thinkingTags } = this.config;
    return new TurnForms(replayable, { modelId, conversationId: randomUUID(), thinkingTags, notes });
  }

  private async lease(
    modelId: string,
    failed: FailedAttempts,
    attempt: AttemptRecorder,
    context: TurnContext,
    session: string | undefined,
  ): Promise<AccountLease> {
    try {
      return await this.choose(modelId, failed, attempt, context, session);
    } catch (thrown) {
      const error = asTurnError(thrown);
      attempt.noteEnd({ type: 'failed', error });
      throw error;
    }
  }

  /** An account that has not failed yet; else one that may be asked again; else the failure so far is the answer. */
  private async choose(
    modelId: string,
    failed: FailedAttempts,
    attempt: AttemptRecorder,
    { signal, caller, accountId }: TurnContext,
    session: string | undefined,
  ): Promise<AccountLease> {
    if (accountId !== undefined) return this.pool.lease({ accountId });
    const withoutModel = this.catalogue.accountsWithout(modelId);
    const onSelection = (selection: Selection) => attempt.noteSelection(selection);
    if (failed.last === undefined) {
      return this.pool.lease({ withoutModel, caller, session, onSelection, signal });
    }
    let refusal: unknown;
    for (const tried of [failed.accounts, failed.unfitAccounts]) {
      try {
        return await this.pool.lease({ withoutModel, caller, session, onSelection, tried });
      } catch (error) {
        refusal = error;
      }
    }
    // What matters to the client is why the turn failed, and, after a limit, when an account is there again.
    throw isLimit(failed.last) && isLimit(refusal) && refusal.details.retryAfterMs !== undefined
      ? refusal
      : failed.last;
  }
}

/** The lease, with everything that becomes of it noted. */
function recorded(lease: AccountLease, attempt: AttemptRecorder, model: string): AccountLease {
  attempt.noteAccount(lease.account.id);
  return {
    account: lease.account,
    confirm: () => {
      attempt.noteFirstEvent();
      lease.confirm();
    },
    settle: (outcome) => {
      attempt.noteEnd(outcome);
      lease.settle(outcome, { model, firstTokenMs: attempt.firstEventMs });
    },
  };
}

function isLimit(error: unknown): error is TurnError {
  return error instanceof TurnError && (error.kind === 'rate-limited' || error.kind === 'quota-exhausted');
}
