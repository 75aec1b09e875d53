import type { ResponseUsage } from '@q2api/openai-types';
import type { TurnUsage } from '@q2api/turn';

/** The upstream does not tell how much of the output was reasoning; the field is required, and 0 says nothing was told. */
const REASONING_TOKENS = 0;

/** OpenAI counts cached tokens as part of the input; the middle counts them beside it. */
export function toResponseUsage(usage: TurnUsage): ResponseUsage {
  const { inputTokens, outputTokens, cacheReadTokens = 0, cacheWriteTokens = 0 } = usage;
  const allInput = inputTokens + cacheReadTokens + cacheWriteTokens;
  return {
    input_tokens: allInput,
    input_tokens_details: { cached_tokens: cacheReadTokens },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: REASONING_TOKENS },
    total_tokens: allInput + outputTokens,
  };
}
