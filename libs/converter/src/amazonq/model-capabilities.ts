import type { AmazonQModel } from '@q2api/amazonq-types';
import type { JsonObject } from '@q2api/turn';

/** What a model can be sent, as the upstream's catalogue tells it. */
export interface ModelCapabilities {
  images: boolean;
  documents: boolean;
  /** Tokens of the context window. */
  maxInputTokens: number;
  maxOutputTokens: number;
  /** JSON Schema of `additionalModelRequestFields`; absent means the model takes none. */
  requestFieldsSchema?: JsonObject;
  promptCaching?: { maxCheckpoints: number };
}

const DEFAULT_INPUT_TOKENS = 200_000;
const DEFAULT_OUTPUT_TOKENS = 64_000;
/** What the models that advertise caching without a number were seen to allow (observed). */
const DEFAULT_CHECKPOINTS = 4;

/**
 * Reads a catalogue entry. Real catalogues were seen to list TEXT and IMAGE only, also for the Claude models that do
 * read documents (observed); where that is wrong the upstream answers DOCUMENT_MODEL_NOT_SUPPORTED.
 */
export function toModelCapabilities(model: AmazonQModel): ModelCapabilities {
  const inputTypes = model.supportedInputTypes?.map((type) => type.toUpperCase());
  const images = inputTypes?.includes('IMAGE') ?? true;
  const { promptCaching, additionalModelRequestFieldsSchema: requestFieldsSchema } = model;
  return {
    images,
    documents: inputTypes?.includes('DOCUMENT') === true || (images && model.modelId.startsWith('claude')),
    maxInputTokens: model.tokenLimits?.maxInputTokens ?? DEFAULT_INPUT_TOKENS,
    maxOutputTokens: model.tokenLimits?.maxOutputTokens ?? DEFAULT_OUTPUT_TOKENS,
    ...(requestFieldsSchema !== undefined && { requestFieldsSchema }),
    ...(promptCaching?.supportsPromptCaching === true && {
      promptCaching: {
        maxCheckpoints: promptCaching.maximumCacheCheckpointsPerRequest ?? DEFAULT_CHECKPOINTS,
      },
    }),
  };
}
