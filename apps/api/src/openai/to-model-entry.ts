import type { NamedModel } from '../upstream/models/model-catalogue.js';

/** One model in both published forms at once: each SDK reads its own fields and skips the others. */
export interface ModelEntry {
  id: string;
  object: 'model';
  /** Unix seconds (OpenAI). */
  created: number;
  owned_by: string;
  type: 'model';
  display_name: string;
  /** RFC 3339 (Anthropic). */
  created_at: string;
  max_input_tokens: number;
  max_tokens: number;
  /** Anthropic's SDK 1.12 lists these; the upstream's catalogue tells none of them. */
  lifecycle: 'active';
  capabilities: null;
  line: null;
  deprecated_at: null;
  retires_at: null;
}

export interface ModelList {
  object: 'list';
  data: ModelEntry[];
  has_more: false;
  first_id: string | null;
  last_id: string | null;
}

/** The upstream does not say when a model came out; the epoch stands for that (Anthropic API). */
const CREATED_AT = '1970-01-01T00:00:00Z';

export function toModelEntry({ name, model: { displayName, capabilities } }: NamedModel): ModelEntry {
  return {
    id: name,
    object: 'model',
    created: Date.parse(CREATED_AT) / 1000,
    owned_by: 'amazon-q',
    type: 'model',
    display_name: displayName,
    created_at: CREATED_AT,
    max_input_tokens: capabilities.maxInputTokens,
    max_tokens: capabilities.maxOutputTokens,
    lifecycle: 'active',
    capabilities: null,
    line: null,
    deprecated_at: null,
    retires_at: null,
  };
}

export function toModelList(models: readonly NamedModel[]): ModelList {
  const data = models.map(toModelEntry);
  return {
    object: 'list',
    data,
    has_more: false,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  };
}
