import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { estimateTurnTokens } from '@q2api/converter';
import type { TurnRequest } from '@q2api/turn';
import { AppConfig } from '../config/app-config.js';
import { RemoteContent } from '../remote-content/remote-content.js';
import { ModelCatalogue } from './models/model-catalogue.js';
import { PreparedTurn } from './prepared-turn.js';

export interface PreviewedTurn {
  /** The request without the parts that depend on the account. */
  body: object;
  repairs: string[];
  estimatedTokens: number;
  /** The upstream's id of the model. */
  model: string;
}

/** Shows what would be sent for a turn by an account that has the model. */
@Injectable()
export class TurnPreview {
  constructor(
    private readonly catalogue: ModelCatalogue,
    private readonly remoteContent: RemoteContent,
    private readonly config: AppConfig,
  ) {}

  /** @throws TurnError as sending it would, before anything is sent */
  async of(request: TurnRequest, signal: AbortSignal): Promise<PreviewedTurn> {
    const { id: model, capabilities } = await this.catalogue.resolve(request.model);
    const turn = await this.remoteContent.resolve(request, signal);
    const prepared = new PreparedTurn(turn, {
      modelId: model,
      capabilities,
      conversationId: randomUUID(),
      thinkingTags: this.config.thinkingTags,
      notes: [],
    });
    return {
      body: JSON.parse(prepared.bodyFor(undefined).toString()) as object,
      repairs: [...prepared.repairs],
      estimatedTokens: estimateTurnTokens(turn),
      model,
    };
  }
}
