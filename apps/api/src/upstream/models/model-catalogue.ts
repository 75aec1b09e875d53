import { Injectable } from '@nestjs/common';
import { type ModelCapabilities, nearModelIds, STATIC_MODEL_CATALOGUE } from '@q2api/converter';
import { TurnError } from '@q2api/turn';
import { AppConfig } from '../../config/app-config.js';
import { AccountModels } from './account-models.js';
import { MissingModels } from './missing-models.js';
import { type CatalogueIndex, type CatalogueModel, indexOf } from './catalogue-index.js';

/** A model under one of the names that requests may use for it. */
export interface NamedModel {
  name: string;
  model: CatalogueModel;
}

/** The alias that stands for every name that means no other model. */
const ANY_NAME = '*';

/**
 * Which models the gateway offers, and which of them a client means: those of its accounts' catalogues, or of the list
 * that was last seen as long as none is known.
 */
@Injectable()
export class ModelCatalogue {
  private readonly aliases: ReadonlyMap<string, string>;
  private readonly missing = new MissingModels(() => performance.now());

  constructor(
    { modelAliases }: AppConfig,
    private readonly accountModels: AccountModels,
  ) {
    this.aliases = modelAliases;
  }

  /** All models, then the operator's own names for them, as far as these stand for one. */
  async list(): Promise<NamedModel[]> {
    await this.accountModels.discover();
    const models = [...this.indexes()].flatMap(({ byId }) => [...byId]);
    const named = new Map(models.filter(([id]) => !this.aliases.has(id)));
    for (const [alias, target] of this.aliases) {
      const model = alias === ANY_NAME ? undefined : this.find(target);
      if (model !== undefined) named.set(alias, model);
    }
    return [...named].map(([name, model]) => ({ name, model }));
  }

  /**
   * The model that a client's name stands for: `claude-sonnet-4-5-20250929` is `claude-sonnet-4.5`. What the operator
   * has said of a name comes first.
   * @throws TurnError `model-not-found` that names the nearest models
   */
  async resolve(requested: string): Promise<CatalogueModel> {
    const name = this.aliases.get(requested) ?? requested;
    const model = this.find(name);
    if (model !== undefined) return model;
    await this.accountModels.discover();
    const fallback = this.aliases.get(ANY_NAME);
    const found = this.find(name) ?? (fallback === undefined ? undefined : this.find(fallback));
    if (found === undefined) throw this.notFound(requested, name);
    return found;
  }

  /**
   * What an account may send to the model: its own catalogue counts, plans and regions differ.
   * @throws TurnError `model-not-found` when the account does not have the model
   */
  async capabilitiesFor(accountId: string, { id, capabilities }: CatalogueModel): Promise<ModelCapabilities> {
    const models = await this.accountModels.of(accountId);
    if (models === undefined) return capabilities;
    const own = indexOf(models).byId.get(id);
    if (own === undefined) throw this.notFound(id, id);
    return own.capabilities;
  }

  /** The upstream has refused the model to the account. */
  noteMissing(modelId: string, accountId: string): void {
    this.missing.add(modelId, accountId);
  }

  /** Ids of the accounts that are known not to have the model. */
  accountsWithout(modelId: string): ReadonlySet<string> {
    const ids = this.accountModels.without(modelId);
    const missing = this.missing.accountsWithout(modelId);
    return missing.length === 0 ? ids : new Set([...ids, ...missing]);
  }

  /** Ids of the accounts that are known to have the model. */
  accountsWith(modelId: string): string[] {
    return this.accountModels.with(modelId);
  }

  /** The model that costs the account least, for a turn whose answer does not matter. */
  async cheapestFor(accountId: string): Promise<string> {
    const own = await this.accountModels.of(accountId);
    const models = own === undefined || own.length === 0 ? STATIC_MODEL_CATALOGUE : own;
    const cheapest = models.reduce((first, second) =>
      (second.rateMultiplier ?? 1) < (first.rateMultiplier ?? 1) ? second : first,
    );
    return cheapest.modelId;
  }

  private find(name: string): CatalogueModel | undefined {
    for (const index of this.indexes()) {
      const model = index.find(name);
      if (model !== undefined) return model;
    }
    return undefined;
  }

  /** One by one: the first one mostly has what is looked for. */
  private *indexes(): Iterable<CatalogueIndex> {
    let isAnyKnown = false;
    for (const models of this.accountModels.known()) {
      isAnyKnown = true;
      yield indexOf(models);
    }
    if (!isAnyKnown) yield indexOf(STATIC_MODEL_CATALOGUE);
  }

  private notFound(requested: string, name: string): TurnError {
    const ids = new Set([...this.indexes()].flatMap((index) => index.ids));
    const near = nearModelIds(name, [...ids]);
    const alias = name === requested ? '' : `, which stands for '${name}',`;
    const hint = near.length > 0 ? ` Near names: ${near.join(', ')}.` : '';
    const message = `The model '${requested.slice(0, 100)}'${alias} does not exist here.${hint}`;
    return new TurnError('model-not-found', message, { path: 'model' });
  }
}
