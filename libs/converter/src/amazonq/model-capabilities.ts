import type { AmazonQModel } from '@q2api/amazonq-types';
import type { JsonObject } from '@q2api/turn';

/** What a model can be sent. Facts of the upstream's catalogue, never guesses from a model's name. */
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
 * Reads a catalogue entry. The catalogue lists input types as TEXT and IMAGE and says nothing about documents
 * (observed), so a model that sees images is taken to read documents; the upstream answers DOCUMENT_MODEL_NOT_SUPPORTED
 * where that is wrong.
 */
export function toModelCapabilities(model: AmazonQModel): ModelCapabilities {
  const inputTypes = model.supportedInputTypes?.map((type) => type.toUpperCase());
  const images = inputTypes?.includes('IMAGE') ?? true;
  const { promptCaching, additionalModelRequestFieldsSchema: requestFieldsSchema } = model;
  return {
    images,
    documents: images || inputTypes?.includes('DOCUMENT') === true,
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
