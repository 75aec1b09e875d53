import type { AmazonQModel } from '@q2api/amazonq-types';
import { type ModelCapabilities, resolveModelId, toModelCapabilities } from '@q2api/converter';

/** A model that the gateway offers. */
export interface CatalogueModel {
  /** The upstream's id, such as `claude-sonnet-4.5`. */
  id: string;
  displayName: string;
  capabilities: ModelCapabilities;
}

/** A model has a dozen spellings; what clients could invent beyond must not fill the memory. */
const MAX_NAMES = 1000;

/** One catalogue, ready to be searched. */
export class CatalogueIndex {
  readonly byId: ReadonlyMap<string, CatalogueModel>;
  readonly ids: readonly string[];
  /** Names that were asked for before, as clients spell them. */
  private readonly found = new Map<string, CatalogueModel>();

  constructor(models: readonly AmazonQModel[]) {
    this.byId = new Map(models.map((model) => [model.modelId, toCatalogueModel(model)]));
    this.ids = [...this.byId.keys()];
  }

  /** The model that a name stands for, by any of its spellings. */
  find(name: string): CatalogueModel | undefined {
    const known = this.byId.get(name) ?? this.found.get(name);
    if (known !== undefined) return known;
    const id = resolveModelId(name, this.ids);
    const model = id === undefined ? undefined : this.byId.get(id);
    if (model !== undefined && this.found.size < MAX_NAMES) this.found.set(name, model);
    return model;
  }
}

function toCatalogueModel(model: AmazonQModel): CatalogueModel {
  const { modelId: id, modelName } = model;
  return { id, displayName: modelName ?? id, capabilities: toModelCapabilities(model) };
}

const indexes = new WeakMap<readonly AmazonQModel[], CatalogueIndex>();

/** The index of a catalogue, built once: its parts keep their identity, by which converted requests are reused. */
export function indexOf(models: readonly AmazonQModel[]): CatalogueIndex {
  const known = indexes.get(models);
  if (known !== undefined) return known;
  const index = new CatalogueIndex(models);
  indexes.set(models, index);
  return index;
}
