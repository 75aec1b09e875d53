import { type AmazonQModel } from '@q2api/amazonq-types';

/** A catalogue entry whose figures are all known. */
export interface EmulatedModel extends AmazonQModel {
  tokenLimits: { maxInputTokens: number; maxOutputTokens: number };
  supportedInputTypes: string[];
  rateMultiplier: number;
}

interface ClaudeFigures {
  rate: number;
  window?: number;
  caching?: { minimumTokens: number };
  efforts?: string[];
}

const OUTPUT_TOKENS = 64_000;

/** Figures and schemas as seen in live catalogues of 2025 and 2026 (observed). */
export const MODELS: readonly EmulatedModel[] = [
  claude('claude-sonnet-4', 'Claude Sonnet 4', { rate: 1.3 }),
  claude('claude-sonnet-4.5', 'Claude Sonnet 4.5', { rate: 1.3 }),
  claude('claude-haiku-4.5', 'Claude Haiku 4.5', { rate: 0.4 }),
  claude('claude-opus-4.5', 'Claude Opus 4.5', { rate: 2.2, caching: { minimumTokens: 4096 } }),
  claude('claude-sonnet-4.6', 'Claude Sonnet 4.6', {
    rate: 1.3,
    window: 1_000_000,
    caching: { minimumTokens: 1024 },
    efforts: ['low', 'medium', 'high'],
  }),
  claude('claude-opus-4.6', 'Claude Opus 4.6', {
    rate: 2.2,
    window: 1_000_000,
    caching: { minimumTokens: 1024 },
    efforts: ['low', 'medium', 'high', 'max'],
  }),
  {
    ...entry('gpt-5.6-sol', 'GPT-5.6 Sol', 272_000, 1.5),
    additionalModelRequestFieldsSchema: object({
      reasoning: object({
        effort: { type: 'string', enum: ['none', 'low', 'medium', 'high', 'xhigh', 'max'] },
      }),
    }),
  },
  { ...entry('qwen3-coder-next', 'Qwen3 Coder Next', 256_000, 0.1), supportedInputTypes: ['TEXT'] },
];

/** The model of requests that name none. */
export const DEFAULT_MODEL: EmulatedModel = findModel('claude-sonnet-4.5') ?? MODELS[0]!;

export function findModel(modelId: string): EmulatedModel | undefined {
  return MODELS.find((model) => model.modelId === modelId);
}

function entry(modelId: string, modelName: string, window: number, rate: number): EmulatedModel {
  return {
    modelId,
    modelName,
    description: `${modelName}, played by the emulator`,
    rateMultiplier: rate,
    rateUnit: 'credit',
    tokenLimits: { maxInputTokens: window, maxOutputTokens: OUTPUT_TOKENS },
    supportedInputTypes: ['TEXT', 'IMAGE'],
  };
}

function claude(modelId: string, modelName: string, figures: ClaudeFigures): EmulatedModel {
  const { rate, window = 200_000, caching, efforts } = figures;
  return {
    ...entry(modelId, modelName, window, rate),
    supportedInputTypes: ['TEXT', 'IMAGE', 'DOCUMENT'],
    promptCaching: caching
      ? {
          supportsPromptCaching: true,
          minimumTokensPerCacheCheckpoint: caching.minimumTokens,
          maximumCacheCheckpointsPerRequest: 4,
        }
      : { supportsPromptCaching: false },
    ...(efforts && { additionalModelRequestFieldsSchema: claudeFieldsSchema(efforts) }),
  };
}

/** Claude 4.6 and later take effort, thinking and an output limit; 4.5 and older take nothing at all (observed). */
function claudeFieldsSchema(efforts: string[]) {
  return object({
    thinking: object(
      {
        type: { type: 'string', enum: ['adaptive', 'disabled'] },
        display: { type: 'string', enum: ['summarized', 'omitted'] },
      },
      ['type'],
    ),
    output_config: object({ effort: { type: 'string', enum: efforts } }),
    max_tokens: { type: 'integer', minimum: 1024, maximum: OUTPUT_TOKENS },
  });
}

function object<Properties extends object>(properties: Properties, required?: string[]) {
  return { type: 'object', properties, ...(required && { required }), additionalProperties: false };
}
