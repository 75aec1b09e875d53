import type { ChatUsage } from '@q2api/openai-types';
import type { TurnUsage } from '@q2api/turn';

/** OpenAI counts cached tokens as part of the prompt; the middle counts them beside it. */
export function toChatUsage(usage: TurnUsage): ChatUsage {
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens = 0 } = usage;
  const promptTokens = inputTokens + (cacheReadTokens ?? 0) + cacheWriteTokens;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: outputTokens,
    total_tokens: promptTokens + outputTokens,
    ...(cacheReadTokens !== undefined && { prompt_tokens_details: { cached_tokens: cacheReadTokens } }),
  };
}
