import { Injectable } from '@nestjs/common';
import type { AccountLease } from '../accounts/account-lease.js';
import { AccessTokenService } from '../auth/access-token.service.js';
import { AmazonQClient } from './amazonq.client.js';
import { asTurnError } from './as-turn-error.js';
import { blamedParts } from './leaving-out/blamed-parts.js';
import type { OptionalPart } from './leaving-out/optional-part.js';
import { RefusedParts } from './leaving-out/refused-parts.js';
import type { CatalogueModel } from './models/catalogue-index.js';
import { ModelCatalogue } from './models/model-catalogue.js';
import type { PreparedTurn } from './prepared-turn.js';
import type { TurnForms } from './turn-forms.js';
import { TurnStream } from './turn-stream.js';

export interface Sending {
  forms: TurnForms;
  model: CatalogueModel;
  lease: AccountLease;
  signal: AbortSignal;
}

/** Sends a turn with one account, in the form that this account may send. */
@Injectable()
export class TurnSender {
  constructor(
    private readonly tokens: AccessTokenService,
    private readonly client: AmazonQClient,
    private readonly catalogue: ModelCatalogue,
    private readonly refused: RefusedParts,
  ) {}

  /**
   * Resolves once the first event is known. A refusal that blames a part which the request can do without is answered
   * once with a request without it; what helped is remembered.
   * @throws TurnError
   */
  async send(sending: Sending): Promise<TurnStream> {
    const { forms, model, lease } = sending;
    const capabilities = await this.catalogue.capabilitiesFor(lease.account.id, model);
    const leftOut = this.refused.of(lease.account.id, model.id);
    const form = forms.form(capabilities, leftOut);
    try {
      return await this.authenticated(form, sending);
    } catch (thrown) {
      const error = asTurnError(thrown);
      const blamed = error.kind === 'invalid-request' ? blamedParts(error, form.optionalParts) : [];
      if (blamed.length === 0) throw form.explain(error);
      return this.sendWithout(sending, forms.form(capabilities, new Set([...leftOut, ...blamed])), blamed);
    }
  }

  private async sendWithout(
    sending: Sending,
    form: PreparedTurn,
    parts: readonly OptionalPart[],
  ): Promise<TurnStream> {
    try {
      const stream = await this.authenticated(form, sending);
      this.refused.remember(sending.lease.account.id, sending.model.id, parts, sending.forms.turn);
      return stream;
    } catch (thrown) {
      throw form.explain(asTurnError(thrown));
    }
  }

  /** With one forced refresh when the upstream no longer accepts the account's access token. */
  private async authenticated(form: PreparedTurn, sending: Sending): Promise<TurnStream> {
    const accountId = sending.lease.account.id;
    const accessToken = await this.tokens.ensureFresh(accountId);
    try {
      return await this.start(form, sending, accessToken);
    } catch (thrown) {
      if (asTurnError(thrown).kind !== 'account-unauthenticated') throw thrown;
      const replaced = await this.tokens.replaceRejected(accountId, accessToken);
      return this.start(form, sending, replaced);
    }
  }

  private async start(
    form: PreparedTurn,
    { lease, signal }: Sending,
    accessToken: string,
  ): Promise<TurnStream> {
    const { account } = lease;
    const body = form.bodyFor(account.profileArn);
    const answer = await this.client.open({ body, region: account.region, accessToken, signal });
    const stream = new TurnStream(answer.body, form.newReader(), {
      accountId: account.id,
      modelId: form.modelId,
      requestId: answer.requestId,
      repairs: form.repairs,
      roughInputTokens: form.roughInputTokens,
    });
    await stream.opened();
    lease.confirm();
    stream.whenRead((failure) => {
      if (failure === null) lease.settle({ type: 'completed', usage: stream.usage });
      else
        lease.settle(failure.kind === 'aborted' ? { type: 'aborted' } : { type: 'failed', error: failure });
    });
    return stream;
  }
}
