import type { AmazonQModel } from '@q2api/amazonq-types';

const TEXT_AND_IMAGE = ['TEXT', 'IMAGE'];

/**
 * What the upstream's catalogue listed when it was last seen (observed, 2025–2026), for the time before the real one could
 * be fetched. An account's plan and region decide which of them it may use; request fields and prompt caching are left
 * out, since only the real catalogue knows them.
 */
export const STATIC_MODEL_CATALOGUE: readonly AmazonQModel[] = [
  claude('claude-sonnet-4', 'Claude Sonnet 4', 200_000),
  claude('claude-sonnet-4.5', 'Claude Sonnet 4.5', 200_000),
  claude('claude-haiku-4.5', 'Claude Haiku 4.5', 200_000),
  claude('claude-opus-4.5', 'Claude Opus 4.5', 200_000),
  claude('claude-sonnet-4.6', 'Claude Sonnet 4.6', 1_000_000),
  claude('claude-opus-4.6', 'Claude Opus 4.6', 1_000_000),
  claude('claude-3.7-sonnet', 'Claude 3.7 Sonnet', 200_000),
];

function claude(modelId: string, modelName: string, maxInputTokens: number): AmazonQModel {
  return {
    modelId,
    modelName,
    tokenLimits: { maxInputTokens, maxOutputTokens: 64_000 },
    supportedInputTypes: TEXT_AND_IMAGE,
  };
}
