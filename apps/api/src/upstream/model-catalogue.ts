import { Injectable } from '@nestjs/common';
import {
  type ModelCapabilities,
  nearModelIds,
  resolveModelId,
  STATIC_MODEL_CATALOGUE,
  toModelCapabilities,
} from '@q2api/converter';
import { TurnError } from '@q2api/turn';

/** A model that the gateway offers. */
export interface CatalogueModel {
  /** The upstream's id, such as `claude-sonnet-4.5`. */
  id: string;
  displayName: string;
  capabilities: ModelCapabilities;
}

/** Which models the gateway offers, and which of them a client means. */
@Injectable()
export class ModelCatalogue {
  private readonly byId = new Map<string, CatalogueModel>();
  private readonly ids: readonly string[];

  constructor() {
    for (const model of STATIC_MODEL_CATALOGUE) {
      const { modelId: id, modelName } = model;
      this.byId.set(id, { id, displayName: modelName ?? id, capabilities: toModelCapabilities(model) });
    }
    this.ids = [...this.byId.keys()];
  }

  list(): CatalogueModel[] {
    return [...this.byId.values()];
  }

  /**
   * The model that a client's name stands for: `claude-sonnet-4-5-20250929` is `claude-sonnet-4.5`.
   * @throws TurnError `model-not-found` that names the nearest models
   */
  resolve(requested: string): CatalogueModel {
    const id = resolveModelId(requested, this.ids);
    const model = id === undefined ? undefined : this.byId.get(id);
    if (model !== undefined) return model;
    const near = nearModelIds(requested, this.ids);
    const hint = near.length > 0 ? ` Near names: ${near.join(', ')}.` : '';
    throw new TurnError(
      'model-not-found',
      `The model '${requested.slice(0, 100)}' does not exist here.${hint}`,
      {
        path: 'model',
      },
    );
  }
}
