import { Injectable } from '@nestjs/common';
import {
  type ModelCapabilities,
  nearModelIds,
  resolveModelId,
  STATIC_MODEL_CATALOGUE,
  toModelCapabilities,
} from '@q2api/converter';
import { TurnError } from '@q2api/turn';
import { AppConfig } from '../config/app-config.js';
import { ConfigError } from '../config/config-error.js';

/** A model that the gateway offers. */
export interface CatalogueModel {
  /** The upstream's id, such as `claude-sonnet-4.5`. */
  id: string;
  displayName: string;
  capabilities: ModelCapabilities;
}

/** A model under one of the names that requests may use for it. */
export interface NamedModel {
  name: string;
  model: CatalogueModel;
}

/** The alias that stands for every name that means no other model. */
const ANY_NAME = '*';

/** Which models the gateway offers, and which of them a client means. */
@Injectable()
export class ModelCatalogue {
  private readonly byId = new Map<string, CatalogueModel>();
  private readonly ids: readonly string[];
  private readonly byAlias = new Map<string, CatalogueModel>();

  /** @throws ConfigError when an alias stands for a model that does not exist. */
  constructor({ modelAliases }: AppConfig) {
    for (const model of STATIC_MODEL_CATALOGUE) {
      const { modelId: id, modelName } = model;
      this.byId.set(id, { id, displayName: modelName ?? id, capabilities: toModelCapabilities(model) });
    }
    this.ids = [...this.byId.keys()];
    for (const [alias, target] of modelAliases) {
      const model = this.find(target);
      if (model === undefined) throw new ConfigError([this.describeUnknownTarget(alias, target)]);
      this.byAlias.set(alias, model);
    }
  }

  /** All models, then the operator's own names for them. */
  list(): NamedModel[] {
    const models = [...this.byId].filter(([id]) => !this.byAlias.has(id));
    const aliases = [...this.byAlias].filter(([alias]) => alias !== ANY_NAME);
    return [...models, ...aliases].map(([name, model]) => ({ name, model }));
  }

  /**
   * The model that a client's name stands for: `claude-sonnet-4-5-20250929` is `claude-sonnet-4.5`. What the operator
   * has said of a name comes first.
   * @throws TurnError `model-not-found` that names the nearest models
   */
  resolve(requested: string): CatalogueModel {
    const model = this.byAlias.get(requested) ?? this.find(requested) ?? this.byAlias.get(ANY_NAME);
    if (model !== undefined) return model;
    throw new TurnError(
      'model-not-found',
      `The model '${requested.slice(0, 100)}' does not exist here.${this.hint(requested)}`,
      { path: 'model' },
    );
  }

  private find(name: string): CatalogueModel | undefined {
    const id = resolveModelId(name, this.ids);
    return id === undefined ? undefined : this.byId.get(id);
  }

  private describeUnknownTarget(alias: string, target: string): string {
    return `MODEL_ALIASES: "${alias}" stands for "${target}", which is no model.${this.hint(target)}`;
  }

  private hint(name: string): string {
    const near = nearModelIds(name, this.ids);
    return near.length > 0 ? ` Near names: ${near.join(', ')}.` : '';
  }
}
