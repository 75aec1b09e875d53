import type { ClaudeDeltaUsage, ClaudeUsage } from '@q2api/claude-types';
import type { TurnUsage } from '@q2api/turn';

/** Usage as the end of a stream reports it. Without a cache all input counts as uncached, so the sum is always right. */
export function toDeltaUsage(usage: TurnUsage): ClaudeDeltaUsage {
  return {
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    cache_creation_input_tokens: usage.cacheWriteTokens ?? 0,
    cache_read_input_tokens: usage.cacheReadTokens ?? 0,
    output_tokens_details: null,
    server_tool_use: null,
  };
}

/** Usage as a message carries it. What tier, speed and region answered is what every answer of the gateway has. */
export function toUsage(usage: TurnUsage): ClaudeUsage {
  // Not spread: it stands in the first event of every stream, and copying an object costs as much as the event.
  const delta = toDeltaUsage(usage);
  return {
    input_tokens: delta.input_tokens,
    output_tokens: delta.output_tokens,
    cache_creation_input_tokens: delta.cache_creation_input_tokens,
    cache_read_input_tokens: delta.cache_read_input_tokens,
    output_tokens_details: delta.output_tokens_details,
    server_tool_use: delta.server_tool_use,
    cache_creation: null,
    inference_geo: null,
    service_tier: 'standard',
    speed: 'standard',
  };
}
